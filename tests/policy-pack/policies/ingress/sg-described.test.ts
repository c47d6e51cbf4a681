import { sgDescribed } from "../../../../policy-pack/policies/ingress/sg-described";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const DEFAULT = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const is = (found: string, at = "description", type = GROUP) =>
    `subject (${type}): ${at} is ${found}; required: who talks to whom, and why. Fix: set ${at}.`;

describeResourcePolicy(
    { ...sgDescribed, types: sgDescribed.types?.filter((type) => type !== DEFAULT) ?? [] },
    {
        type: GROUP,
        compliant: [
            { description: "Clients of a load balancer in" },
            { description: "Web", ingress: [{ description: "HTTPS from the office" }] },
        ],
        violating: [
            [{ description: "" }, is("empty")],
            [{ description: "Managed by Pulumi" }, is("what the tool puts there")],
            [{ description: "managed by terraform" }, is("what the tool puts there")],
            [
                { description: "Web", egress: [{ description: "Out" }, {}] },
                is("not set, which means empty", "egress[1].description"),
            ],
        ],
        unknown: [
            [
                { description: unknown() },
                `subject (${GROUP}): undecided, as this is not known: description. ` +
                    "Decided by: a value that is plain in the program (who talks to whom, and why).",
            ],
        ],
        secret: [{ description: "", tags: { Name: secret("hunter2") } }, "hunter2"],
        minimal: [{}, is("not set, which means empty")],
    },
);

describeResourcePolicy(
    { ...sgDescribed, types: [RULE] },
    {
        type: RULE,
        compliant: [{ description: "HTTPS from the office", cidrIpv4: "198.51.100.0/24" }],
        violating: [[{ cidrIpv4: "198.51.100.0/24" }, is("not set, which means empty", "description", RULE)]],
        unknown: [],
        secret: [{ description: secret("  "), cidrIpv4: "198.51.100.77/32" }, "198.51.100.77"],
        minimal: [{}, is("not set, which means empty", "description", RULE)],
    },
);

const inline = { ingress: [{ protocol: "tcp" }] };
describeResourcePolicy(
    { ...sgDescribed, types: [DEFAULT] },
    {
        type: DEFAULT,
        compliant: [{ vpcId: "vpc-1" }],
        violating: [[inline, is("not set, which means empty", "ingress[0].description", DEFAULT)]],
        unknown: [],
        secret: [{ ...inline, vpcId: secret("hunter2") }, "hunter2"],
        minimal: [{}],
    },
);
