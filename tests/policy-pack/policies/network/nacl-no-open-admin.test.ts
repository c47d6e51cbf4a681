import { naclNoOpenAdmin } from "../../../../policy-pack/policies/network/nacl-no-open-admin";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const FIX =
    "which may reach port 22 or 3389; required: known networks on those ports. " +
    "Fix: leave those ports out of the allowed range, or narrow the addresses.";
const entry = { action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" };
const acl = (change: Record<string, unknown>) => ({ ingress: [{ ...entry, ...change }] });
const open = (at: string, found = "0.0.0.0/0", type = ACL) => `subject (${type}): ${at} is ${found}, ${FIX}`;
const settings = { bastionSshCidrs: ["198.51.100.0/24"] };

describeResourcePolicy(naclNoOpenAdmin, {
    type: ACL,
    settings,
    compliant: [
        acl({ action: "deny" }),
        acl({ cidrBlock: "10.0.0.0/8" }),
        acl({ cidrBlock: "198.51.100.0/24" }),
        acl({ protocol: "tcp", fromPort: 443, toPort: 443 }),
        acl({ protocol: "17", fromPort: 0, toPort: 65535 }),
        { egress: [entry] },
    ],
    violating: [
        // The last properties make the case one for separate rules as well.
        [{ ...acl({}), ruleAction: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0" }, open("ingress[0].cidrBlock")],
        [acl({ cidrBlock: "128.0.0.0/1" }), open("ingress[0].cidrBlock", "128.0.0.0/1")],
        [acl({ cidrBlock: "", ipv6CidrBlock: "0::/0" }), open("ingress[0].ipv6CidrBlock", "0::/0")],
        [acl({ protocol: "6", fromPort: 1024, toPort: 65535 }), open("ingress[0].cidrBlock")],
        [acl({ protocol: "tcp", fromPort: 22, toPort: 22 }), open("ingress[0].cidrBlock")],
    ],
    unknown: [
        [
            acl({ cidrBlock: unknown() }),
            `subject (${ACL}): undecided, as this is not known: the action, protocol, ports or addresses of ingress[0]. ` +
                "Decided by: plain values in the program.",
        ],
    ],
    secret: [acl({ cidrBlock: secret("hunter2") }), "hunter2"],
    minimal: [{ vpcId: "vpc-1" }],
});

const separate = { ruleAction: "allow", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlock: "0.0.0.0/0" };
describeResourcePolicy(
    { ...naclNoOpenAdmin, types: [RULE] },
    {
        type: RULE,
        settings,
        compliant: [
            { ...separate, egress: true },
            { ...separate, ruleAction: "deny" },
            { ...separate, fromPort: 23, toPort: 3388 },
        ],
        violating: [
            [separate, open("cidrBlock", "0.0.0.0/0", RULE)],
            [{ ...separate, egress: false }, open("cidrBlock", "0.0.0.0/0", RULE)],
        ],
        unknown: [
            [
                { ...separate, ruleAction: unknown() },
                `subject (${RULE}): undecided, as this is not known: the action, protocol, ports or addresses. ` +
                    "Decided by: plain values in the program.",
            ],
        ],
        secret: [{ ...separate, cidrBlock: secret("hunter2") }, "hunter2"],
        minimal: [{ networkAclId: "acl-1", ruleNumber: 100, ruleAction: "allow", protocol: "-1" }],
    },
);
