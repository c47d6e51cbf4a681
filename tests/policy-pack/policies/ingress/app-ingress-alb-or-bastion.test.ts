import { appIngressAlbOrBastion } from "../../../../policy-pack/policies/ingress/app-ingress-alb-or-bastion";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Handle, type Inputs, type StackBuilder } from "../../harness/stack";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INSTANCE = "aws:ec2/instance:Instance";
const PEERS = "required: only load balancers and the bastion, by security group.";
const REMOVE = "Fix: remove the rule, or narrow it to what is required.";

/** An instance that is there to be pinged, from a network. */
function pingTarget(cidrIpv4: string): Build {
    return (stack) => {
        const group = stack.add(GROUP, "keepalive");
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main");
        const subnet = stack.add("aws:ec2/subnet:Subnet", "a", { vpcId: vpc.ref() });
        stack.add(
            INSTANCE,
            "keepalive",
            { subnetId: subnet.ref(), vpcSecurityGroupIds: [group.ref()] },
            "platform:vpn:Keepalive",
        );
        stack.add(RULE, "ping", {
            securityGroupId: group.ref(),
            ipProtocol: "icmp",
            fromPort: 8,
            toPort: 0,
            cidrIpv4,
        });
    };
}

type Groups = Readonly<Record<"app" | "balancer" | "bastion", Handle>>;

/** An app with target port 8080, a load balancer and a bastion, each with its group; and one more rule for the app. */
function app(rule: (groups: Groups, stack: StackBuilder) => Inputs | undefined, type = RULE): Build {
    return (stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main");
        const subnet = stack.add("aws:ec2/subnet:Subnet", "a", { vpcId: vpc.ref() });
        const group = (name: string) => stack.add(GROUP, name, { vpcId: vpc.ref() });
        const groups = { app: group("app"), balancer: group("balancer"), bastion: group("bastion") };
        stack.add("aws:lb/loadBalancer:LoadBalancer", "edge", {
            internal: false,
            subnets: [subnet.ref()],
            securityGroups: [groups.balancer.ref()],
        });
        stack.add(
            INSTANCE,
            "jump",
            { subnetId: subnet.ref(), vpcSecurityGroupIds: [groups.bastion.ref()] },
            "platform:bastion:Bastion",
        );
        const web = stack.add(INSTANCE, "web", { subnetId: subnet.ref(), vpcSecurityGroupIds: [groups.app.ref()] });
        const target = stack.add("aws:lb/targetGroup:TargetGroup", "web", { port: 8080 });
        stack.add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "web", {
            targetGroupArn: target.ref("arn"),
            targetId: web.ref(),
        });
        const inputs = rule(groups, stack);
        if (inputs) stack.add(type, "rule", { securityGroupId: groups.app.ref(), ipProtocol: "tcp", ...inputs });
    };
}

const on = (port: number, more: Inputs) => ({ fromPort: port, toPort: port, ...more });
const DECLARE = `${REMOVE.slice(0, -1)}, or declare the connection, with its owner, in platform-settings.connections.`;
const refused = (whom: string, required = PEERS) => `rule (${RULE}) lets ${whom} reach web; ${required} ${REMOVE}`;
const undeclared = (whom: string) => `rule (${RULE}) lets ${whom} reach web; ${PEERS} ${DECLARE}`;

describeStackPolicy(appIngressAlbOrBastion, {
    compliant: {
        "no rule": app(() => undefined),
        "the load balancer on the target port": app(({ balancer }) =>
            on(8080, { referencedSecurityGroupId: balancer.ref() }),
        ),
        "SSH from the bastion": app(({ bastion }) => on(22, { referencedSecurityGroupId: bastion.ref() })),
        "an egress rule of the older kind": app(
            () => ({ type: "egress", protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }),
            "aws:ec2/securityGroupRule:SecurityGroupRule",
        ),
        "pings of a ping target from behind the VPN": pingTarget("192.0.2.0/25"),
    },
    violating: {
        "pings of a ping target from a network that nobody listed": [
            pingTarget("10.200.0.0/16"),
            `ping (${RULE}) lets 10.200.0.0/16 reach keepalive; ${PEERS} Fix: remove the rule, or narrow it to what is required, or, if it is behind the VPN, list the network in platform-settings.onPremisesCidrs of policy-pack/settings/test.json.`,
        ],
        "a CIDR block": [app(() => on(8080, { cidrIpv4: "10.0.0.0/16" })), refused("10.0.0.0/16")],
        "pings of an app": [
            app(() => ({ ipProtocol: "icmp", fromPort: 8, toPort: 0, cidrIpv4: "192.0.2.0/25" })),
            refused("192.0.2.0/25"),
        ],
        "an inline rule": [
            app(({ app: group }) => {
                const ingress = [
                    { protocol: "tcp", fromPort: 8080, toPort: 8080, cidrBlocks: ["10.0.0.0/16"], self: true },
                ];
                for (const side of [group.record.inputs, group.record.outputs]) side["ingress"] = ingress;
                return undefined;
            }),
            `app (${GROUP}) in ingress[0] lets 10.0.0.0/16 reach web; ${PEERS} ${REMOVE}`,
            `app (${GROUP}) in ingress[0] lets its own members reach web; ${PEERS} ${DECLARE}`,
        ],
        "a prefix list": [app(() => on(8080, { prefixListId: "pl-63a5400a" })), refused("prefix list pl-63a5400a")],
        "the load balancer on another port": [
            app(({ balancer }) => on(22, { referencedSecurityGroupId: balancer.ref() })),
            refused("a load balancer on tcp 22", "required: load balancers on tcp 8080 only."),
        ],
        "the bastion on another port": [
            app(({ bastion }) => ({ fromPort: 22, toPort: 23, referencedSecurityGroupId: bastion.ref() })),
            refused("the bastion on tcp 22-23", "required: TCP 22 from the bastion."),
        ],
        "a group of the same app": [
            app(({ app: group }) => on(8080, { referencedSecurityGroupId: group.ref() })),
            undeclared("app, which is carried by web (app)"),
        ],
        "a group that nothing carries": [
            app((_, stack) => on(8080, { referencedSecurityGroupId: stack.add(GROUP, "empty").ref() })),
            undeclared("empty, which nothing carries"),
        ],
        "a group of another stack": [
            app(() => on(8080, { referencedSecurityGroupId: "sg-0123456789abcdef0" })),
            undeclared("security group sg-0123456789abcdef0, whose members this stack does not know"),
        ],
        "a load balancer's group that something unheard of carries as well": [
            app(({ balancer }, stack) => {
                stack.add("aws:msk/cluster:Cluster", "queue", {
                    brokerNodeGroupInfo: { securityGroups: [balancer.ref()] },
                });
                return on(8080, { referencedSecurityGroupId: balancer.ref() });
            }),
            undeclared("balancer, which is carried by edge (public-load-balancer), queue (aws:msk/cluster:Cluster)"),
        ],
        "an app with a group of another stack": [
            (stack) =>
                void stack.add(INSTANCE, "web", {
                    subnetId: "subnet-0123456789abcdef0",
                    vpcSecurityGroupIds: ["sg-0123456789abcdef0"],
                }),
            `web (${INSTANCE}) has security group sg-0123456789abcdef0, whose rules this stack does not decide; required: security groups of this stack. Fix: use a security group of this stack.`,
        ],
    },
    unknown: {
        "a group that cannot be told": [
            app(() => on(8080, { referencedSecurityGroupId: unknown() })),
            `rule (${RULE}): undecided, as this is not known: referencedSecurityGroupId. Decided by: a security group of this stack.`,
        ],
        "ports that cannot be told": [
            app(({ balancer }) => ({ fromPort: unknown(), toPort: 8080, referencedSecurityGroupId: balancer.ref() })),
            `rule (${RULE}): undecided, as this is not known: its protocol or ports. Decided by: plain protocol and ports.`,
        ],
        "a rule whose own group cannot be told": [
            app(() => on(8080, { securityGroupId: unknown(), cidrIpv4: "10.0.0.0/16" })),
            `rule (${RULE}): undecided, as this is not known: the security group it belongs to. Decided by: a security group of this stack.`,
        ],
        "an app whose group cannot be told": [
            (stack) => void stack.add(INSTANCE, "web", { vpcSecurityGroupIds: [unknown()] }),
            `web (${INSTANCE}): undecided, as this is not known: vpcSecurityGroupIds (its security groups). Decided by: security groups of this stack.`,
        ],
        "an unknown range before an open one": [
            app(({ app: group }) => {
                const ingress = ["04da6b54-80e4-46f7-96ec-b56ff0331ba9", "0.0.0.0/0"].map((cidr) => ({
                    protocol: "tcp",
                    fromPort: 1,
                    toPort: 1,
                    cidrBlocks: [cidr],
                }));
                for (const side of [group.record.inputs, group.record.outputs]) side["ingress"] = ingress;
                return undefined;
            }),
            `app (${GROUP}) in ingress[0] lets addresses that are not known reach web; ${PEERS} ${REMOVE}`,
            `app (${GROUP}) in ingress[1] lets 0.0.0.0/0 reach web; ${PEERS} ${REMOVE}`,
        ],
    },
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "alerts"),
    minimal: [
        bare("aws:ec2/instance:Instance"),
        "subject (aws:ec2/instance:Instance): undecided, as this is not known: its subnets (its security groups). Decided by: security groups of this stack.",
    ],
    secret: [app(() => on(8080, { cidrIpv4: secret("203.0.113.0/24") })), "203.0.113"],
    settings: { onPremisesCidrs: ["192.0.2.0/24"] },
});
