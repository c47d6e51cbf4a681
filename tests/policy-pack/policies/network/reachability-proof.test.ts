import { reachabilityProof } from "../../../../policy-pack/policies/network/reachability-proof";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Handle, type Inputs, type StackBuilder } from "../../harness/stack";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const INSTANCE = "aws:ec2/instance:Instance";
const LB = "aws:lb/loadBalancer:LoadBalancer";
const CLOSE = "Fix: close one of these hops.";
const LISTED = "required: no way in but public listeners and listed endpoints.";

type Name = "edge" | "inside" | "web" | "db" | "jump" | "keepalive";

/** The kinds of members, each with its own group, and only the ways that a platform needs. */
class World {
    readonly groups: Readonly<Record<Name, Handle>>;
    readonly subnet: Handle;

    constructor(readonly stack: StackBuilder) {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.40.0.0/16" });
        this.subnet = stack.add("aws:ec2/subnet:Subnet", "a", { vpcId: vpc.ref(), cidrBlock: "10.40.0.0/24" });
        const group = (name: Name) => stack.add("aws:ec2/securityGroup:SecurityGroup", name, { vpcId: vpc.ref() });
        this.groups = {
            edge: group("edge"),
            inside: group("inside"),
            web: group("web"),
            db: group("db"),
            jump: group("jump"),
            keepalive: group("keepalive"),
        };
        this.let("edge", { fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" });
        this.let("inside", { fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/8" });
        for (const from of ["edge", "inside"] as const) this.let("web", { fromPort: 8080, toPort: 8080, from });
        this.let("web", { fromPort: 22, toPort: 22, from: "jump" });
        this.let("db", { fromPort: 5432, toPort: 5432, from: "web" });
        this.let("jump", { fromPort: 22, toPort: 22, cidrIpv4: "198.51.100.0/24" });
        this.let("keepalive", { ipProtocol: "icmp", fromPort: 8, toPort: 0, cidrIpv4: "192.0.2.0/24" });
    }

    let(name: Name, { from, ...rule }: Inputs & { readonly from?: Name }): void {
        const peer = from === undefined ? {} : { referencedSecurityGroupId: this.groups[from].ref() };
        const number = this.stack.records.filter(({ type }) => type === RULE).length;
        this.stack.add(RULE, `rule-${number}`, {
            securityGroupId: this.groups[name].ref(),
            ipProtocol: "tcp",
            ...rule,
            ...peer,
        });
    }

    member(type: string, name: Name, inputs: Inputs, parent?: string): Handle {
        const property = type === LB ? "securityGroups" : "vpcSecurityGroupIds";
        return this.stack.add(type, name, { [property]: [this.groups[name].ref()], ...inputs }, parent);
    }
}

/** The world with its members, after a change. */
function world(change: (world: World) => void = () => undefined, web: Inputs = {}): Build {
    return (stack) => {
        const built = new World(stack);
        const subnetId = built.subnet.ref();
        built.member(LB, "edge", { internal: false, subnets: [subnetId] });
        built.member(LB, "inside", { internal: true, subnets: [subnetId] });
        built.member(INSTANCE, "web", { subnetId, ...web });
        built.member(INSTANCE, "jump", { subnetId, associatePublicIpAddress: true }, "platform:bastion:Bastion");
        built.member(INSTANCE, "keepalive", { subnetId }, "platform:vpn:Keepalive");
        const where = stack.add("aws:rds/subnetGroup:SubnetGroup", "db", { subnetIds: [subnetId] });
        built.member("aws:rds/instance:Instance", "db", { dbSubnetGroupName: where.ref("name") });
        change(built);
    };
}

describeStackPolicy(reachabilityProof, {
    compliant: {
        "a platform with every kind of way that it needs": world(),
        "an app with a public address that lets nobody in": world(undefined, { associatePublicIpAddress: true }),
        "an app that lets in the internet but has no public address and no VPN way": world((w) => {
            w.let("web", { fromPort: 1, toPort: 1, cidrIpv6: "2001:db8::/32" });
        }),
    },
    violating: {
        "another port of a public load balancer": [
            world((w) => {
                w.let("edge", { fromPort: 8443, toPort: 8443, cidrIpv4: "0.0.0.0/0" });
            }),
            `edge (${LB}) can be reached: the internet → edge (public-load-balancer; rule rule-8, tcp 8443); ${LISTED} ${CLOSE}`,
            `edge (${LB}) can be reached: the on-premises side → edge (public-load-balancer; rule rule-8, tcp 8443); required: no way in from there but listeners of load balancers and pings. ${CLOSE}`,
        ],
        "an app with a public address and an open rule": [
            world(
                (w) => {
                    w.let("web", { fromPort: 8080, toPort: 8080, cidrIpv4: "203.0.113.0/24" });
                },
                { associatePublicIpAddress: true },
            ),
            `web (${INSTANCE}) can be reached: the internet → web (app; rule rule-8, tcp 8080); ${LISTED} ${CLOSE}`,
        ],
        "a way around the load balancers, hop by hop": [
            world((w) => {
                const open = w.stack.add("aws:ec2/securityGroup:SecurityGroup", "nlb");
                w.stack.add(LB, "nlb", {
                    loadBalancerType: "network",
                    internal: false,
                    subnets: [w.subnet.ref()],
                    securityGroups: [open.ref()],
                });
                w.stack.add(RULE, "nlb-in", {
                    securityGroupId: open.ref(),
                    ipProtocol: "tcp",
                    fromPort: 443,
                    toPort: 443,
                    cidrIpv4: "203.0.113.0/24",
                });
                w.stack.add(RULE, "nlb-out", {
                    securityGroupId: w.groups.web.ref(),
                    ipProtocol: "tcp",
                    fromPort: 8080,
                    toPort: 8080,
                    referencedSecurityGroupId: open.ref(),
                });
            }),
            `nlb (${LB}) can be reached: the internet → nlb (other-load-balancer; rule nlb-in, tcp 443); ${LISTED} ${CLOSE}`,
            `web (${INSTANCE}) can be reached: the internet → nlb (other-load-balancer; rule nlb-in, tcp 443) → web (app; rule nlb-out, tcp 8080); required: a load balancer on every way from the internet. ${CLOSE}`,
        ],
        "an app that the on-premises side reaches": [
            world((w) => {
                w.let("web", { fromPort: 8080, toPort: 8080, cidrIpv4: "10.0.0.0/8" });
            }),
            `web (${INSTANCE}) can be reached: the on-premises side → web (app; rule rule-8, tcp 8080); required: no way in from there but listeners of load balancers and pings. ${CLOSE}`,
        ],
        "data that the bastion reaches": [
            world((w) => {
                w.let("db", { fromPort: 5432, toPort: 5432, from: "jump" });
            }),
            `db (aws:rds/instance:Instance) can be reached: jump (bastion) → db (data; rule rule-8); required: ways to data that start at an app. ${CLOSE}`,
        ],
        "pings from elsewhere": [
            world((w) => {
                w.let("keepalive", { ipProtocol: "icmp", fromPort: 8, toPort: 0, cidrIpv4: "10.200.0.0/16" });
            }),
            `keepalive (${INSTANCE}) can be reached: the on-premises side → keepalive (probe; rule rule-8, icmp); required: no way in from there but listeners of load balancers and pings. Fix: close one of these hops, or, if it is behind the VPN, list the network in platform-settings.onPremisesCidrs of policy-pack/settings/test.json.`,
        ],
        "an accelerator in front of an app that is open to it": [
            world((w) => {
                const web = w.stack.add(INSTANCE, "fast", {
                    subnetId: w.subnet.ref(),
                    vpcSecurityGroupIds: [w.groups.web.ref()],
                });
                w.stack.add("aws:globalaccelerator/endpointGroup:EndpointGroup", "fast", {
                    endpointConfigurations: [{ endpointId: web.ref() }],
                });
                w.let("web", { fromPort: 8080, toPort: 8080, cidrIpv4: "203.0.113.0/24" });
            }),
            `fast (${INSTANCE}) can be reached: the internet → fast (app; rule rule-8, tcp 8080); ${LISTED} ${CLOSE}`,
        ],
    },
    unknown: {
        "a rule whose peer cannot be told lets everyone in": [
            world(
                (w) => {
                    w.let("web", { fromPort: 8080, toPort: 8080, referencedSecurityGroupId: unknown() });
                },
                { associatePublicIpAddress: true },
            ),
            `web (${INSTANCE}) can be reached: the internet → web (app; rule rule-8, tcp 8080); ${LISTED} ${CLOSE}`,
            `web (${INSTANCE}) can be reached: the on-premises side → web (app; rule rule-8, tcp 8080); required: no way in from there but listeners of load balancers and pings. ${CLOSE}`,
        ],
    },
    minimal: [
        bare("aws:ec2/instance:Instance"),
        "subject (aws:ec2/instance:Instance) can be reached: the on-premises side → subject (app; a security group that is not known, every protocol); required: no way in from there but listeners of load balancers and pings. Fix: close one of these hops.",
    ],
    secret: [
        world(
            (w) => {
                w.let("web", { fromPort: 8080, toPort: 8080, cidrIpv4: secret("203.0.113.0/24") });
            },
            { associatePublicIpAddress: true },
        ),
        "203.0.113",
    ],
    notApplicable: (stack) => void stack.add("aws:s3/bucket:Bucket", "logs"),
    settings: { onPremisesCidrs: ["192.0.2.0/24"], bastionSshCidrs: ["198.51.100.0/24"] },
});
