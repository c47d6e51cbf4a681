import { expect } from "chai";
import { noWorldIngress } from "../../../../policy-pack/policies/ingress/no-world-ingress";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown, type Handle, type Inputs } from "../../harness/stack";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const LB = "aws:lb/loadBalancer:LoadBalancer";
const REQUIRED =
    "required: internet addresses only on listeners of public load balancers and on listed endpoints. Fix: remove the rule.";

/** A group that a load balancer carries, unless said otherwise, with the given rules. */
function group(rules: readonly Inputs[], carrier?: (stack: StackBuilder, carried: Handle) => void): Build {
    return (stack) => {
        const carried = stack.add(GROUP, "open");
        if (carrier) carrier(stack, carried);
        else
            stack.add(LB, "edge", {
                internal: false,
                securityGroups: [carried.ref()],
                subnets: ["subnet-0123456789abcdef0"],
            });
        for (const [i, rule] of rules.entries())
            stack.add(RULE, `rule-${i}`, {
                securityGroupId: carried.ref(),
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
                ...rule,
            });
    };
}

const host = (parent: string | undefined) => (stack: StackBuilder, carried: Handle) =>
    void stack.add("aws:ec2/instance:Instance", "host", { vpcSecurityGroupIds: [carried.ref()] }, parent);
const lets = (rule: string, text: string) => `${rule} (${RULE}) lets ${text}; ${REQUIRED}`;
/** Found for the rule alone, whoever carries its group, and again for the group. */
const twice = (rule: string, from: string, traffic: string) =>
    [
        lets(rule, `${from} into any security group on ${traffic}`),
        lets(rule, `${from} into open on ${traffic}`),
    ] as const;

describeStackPolicy(noWorldIngress, {
    compliant: {
        "a public load balancer on 80 and 443": group([
            { cidrIpv4: "0.0.0.0/0" },
            { cidrIpv6: "::/0" },
            { fromPort: 80, toPort: 80, cidrIpv4: "0.0.0.0/0" },
        ]),
        "a public load balancer for a prefix list of AWS": group([{ prefixListId: "pl-3b927c52" }]),
        "private addresses": group(
            [{ cidrIpv4: "10.0.0.0/8", ipProtocol: "-1" }, { cidrIpv6: "fd00::/8" }],
            host(undefined),
        ),
        "public addresses behind the VPN": group([{ cidrIpv4: "192.0.2.0/25" }], host(undefined)),
        "SSH to the bastion from the office": group(
            [{ cidrIpv4: "198.51.100.7/32", fromPort: 22, toPort: 22 }],
            host("platform:bastion:Bastion"),
        ),
        "a listed VPN server": group(
            [{ ipProtocol: "udp", fromPort: 1194, toPort: 1194, cidrIpv4: "0.0.0.0/0" }],
            host("platform:openvpn:Server"),
        ),
        "security groups": group([{ referencedSecurityGroupId: "sg-0123456789abcdef0" }], host(undefined)),
    },
    violating: {
        "the internet on an app": [
            group([{ cidrIpv4: "0.0.0.0/0" }], host(undefined)),
            lets("rule-0", "0.0.0.0/0 into open on tcp 443"),
        ],
        "a single public address on an app": [
            group([{ cidrIpv4: "203.0.113.7/32" }], host(undefined)),
            lets("rule-0", "203.0.113.7/32 into open on tcp 443"),
        ],
        "a group that nothing carries": [
            group([{ cidrIpv4: "0.0.0.0/0" }], () => undefined),
            lets("rule-0", "0.0.0.0/0 into open on tcp 443"),
        ],
        "a group that a load balancer and an app carry": [
            group([{ cidrIpv4: "0.0.0.0/0" }], (stack, carried) => {
                stack.add(LB, "edge", {
                    internal: false,
                    securityGroups: [carried.ref()],
                    subnets: ["subnet-0123456789abcdef0"],
                });
                host(undefined)(stack, carried);
            }),
            "host (aws:ec2/instance:Instance) carries open, which lets internet addresses reach edge; " +
                "required: a security group of its own. Fix: take open away from it.",
        ],
        "another port of a public load balancer": [
            group([{ fromPort: 8443, toPort: 8443, cidrIpv4: "0.0.0.0/0" }]),
            ...twice("rule-0", "0.0.0.0/0", "tcp 8443"),
        ],
        "every port of a public load balancer": [
            group([{ fromPort: 80, toPort: 443, cidrIpv4: "0.0.0.0/0" }]),
            ...twice("rule-0", "0.0.0.0/0", "tcp 80-443"),
        ],
        "SSH to the bastion from elsewhere": [
            group([{ cidrIpv4: "203.0.113.7/32", fromPort: 22, toPort: 22 }], host("platform:bastion:Bastion")),
            ...twice("rule-0", "203.0.113.7/32", "tcp 22"),
        ],
        "the listed port on another host": [
            group([{ ipProtocol: "udp", fromPort: 1194, toPort: 1194, cidrIpv4: "0.0.0.0/0" }], host(undefined)),
            lets("rule-0", "0.0.0.0/0 into open on udp 1194"),
        ],
        "the internet in halves": [
            group([{ cidrIpv4: "0.0.0.0/1" }, { cidrIpv4: "128.0.0.0/1" }], host(undefined)),
            lets("rule-0", "0.0.0.0/1 into open on tcp 443, together with other rules the whole IPv4 internet"),
            lets("rule-1", "128.0.0.0/1 into open on tcp 443, together with other rules the whole IPv4 internet"),
        ],
    },
    unknown: {
        "addresses that cannot be told": [
            group([{ cidrIpv4: unknown() }], host(undefined)),
            `rule-0 (${RULE}): undecided, as this is not known: whom it lets in (addresses that are not known). Decided by: plain CIDR blocks, or a prefix list of this stack.`,
        ],
        "a prefix list of AWS on an app": [
            group([{ prefixListId: "pl-3b927c52" }], host(undefined)),
            `rule-0 (${RULE}): undecided, as this is not known: whom it lets in (prefix list pl-3b927c52). Decided by: plain CIDR blocks, or a prefix list of this stack.`,
        ],
    },
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "alerts"),
    minimal: [bare("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")],
    secret: [group([{ cidrIpv4: secret("203.0.113.0/24") }], host(undefined)), "203.0.113"],
    settings: {
        onPremisesCidrs: ["192.0.2.0/24"],
        bastionSshCidrs: ["198.51.100.0/24"],
        publicEndpoints: [{ identity: "platform:openvpn:*", protocol: "udp", port: 1194 }],
    },
});

describe("no-world-ingress: early", () => {
    it("finds before anything is created what nobody may have open, in every spelling", async () => {
        const stack = new StackBuilder("preview");
        const open = { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] };
        stack.add(GROUP, "inline", { ingress: [open] });
        stack.add("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default", { ingress: [open] });
        stack.add("aws:ec2/securityGroupRule:SecurityGroupRule", "legacy", {
            type: "ingress",
            securityGroupId: "sg-1",
            ...open,
        });
        stack.add("aws:ec2/securityGroupRule:SecurityGroupRule", "egress", {
            type: "egress",
            securityGroupId: "sg-1",
            ...open,
        });
        const { diagnostics } = await analyze([noWorldIngress], stack.records);
        const early = diagnostics.filter(({ phase }) => phase === "resource").map(({ urn }) => urn?.split("::").at(-1));
        expect(early).to.deep.equal(["inline", "default", "legacy"]);
    });
});
