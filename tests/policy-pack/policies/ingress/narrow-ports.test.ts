import { narrowPorts } from "../../../../policy-pack/policies/ingress/narrow-ports";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const LEGACY = "aws:ec2/securityGroupRule:SecurityGroupRule";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const TAIL =
    "required: at most 16 ports, or dynamic ports for security groups. Fix: name the port that is listened on.";
const opens = (what: string, type = RULE) => `subject (${type}) opens ${what}; ${TAIL}`;
const hidden = `subject (${RULE}): undecided, as this is not known: the protocol or ports. Decided by: plain protocol and ports.`;
const range = (fromPort: unknown, toPort: unknown, more = {}) => ({ ipProtocol: "tcp", fromPort, toPort, ...more });
const fromGroup = { referencedSecurityGroupId: "sg-1" };

describeResourcePolicy(narrowPorts, {
    type: RULE,
    compliant: [
        range(443, 443, { cidrIpv4: "0.0.0.0/0" }),
        range(8080, 8095),
        range(32768, 65535, fromGroup),
        range(40000, 50000, { referencedSecurityGroupId: unknown() }),
        { ipProtocol: "icmp", fromPort: -1, toPort: -1, cidrIpv4: "10.0.0.0/8" },
    ],
    violating: [
        // The last property makes the case one for security groups as well.
        [{ ipProtocol: "-1", protocol: "-1", ...fromGroup, ingress: [{ protocol: "-1" }] }, opens("every protocol")],
        [{ ipProtocol: "all", ...fromGroup }, opens("every protocol")],
        [range(0, 65535, fromGroup), opens("tcp on every port")],
        [range(-1, -1, fromGroup), opens("tcp on every port")],
        [range(8080, 8096), opens("tcp 8080-8096")],
        [range(1024, 65535, fromGroup), opens("tcp 1024-65535")],
        [range(32768, 65535, { cidrIpv4: "10.0.0.0/16" }), opens("tcp 32768-65535")],
        [{ ...range(32768, 65535, fromGroup), ipProtocol: "17" }, opens("udp 32768-65535")],
    ],
    unknown: [
        [range(443, unknown()), hidden],
        [{ ...range(443, 443), ipProtocol: unknown() }, hidden],
    ],
    secret: [{ ...range(0, 65535), description: secret("hunter2") }, "hunter2"],
    minimal: [{ securityGroupId: "sg-1", ipProtocol: "tcp" }, opens("tcp on every port")],
});

describeResourcePolicy(
    { ...narrowPorts, types: [LEGACY] },
    {
        type: LEGACY,
        compliant: [
            { type: "egress", protocol: "-1", cidrBlocks: ["0.0.0.0/0"] },
            { type: "ingress", protocol: "tcp", fromPort: 32768, toPort: 65535, sourceSecurityGroupId: "sg-1" },
        ],
        violating: [
            [{ type: "ingress", protocol: "tcp", fromPort: 0, toPort: 65535 }, opens("tcp on every port", LEGACY)],
        ],
        unknown: [],
        secret: [{ type: "ingress", protocol: "all", description: secret("hunter2") }, "hunter2"],
        minimal: [{ type: "ingress", protocol: "tcp", fromPort: 22, toPort: 22 }],
    },
);

const second = { protocol: "tcp", fromPort: 32768, toPort: 65535 };
describeResourcePolicy(
    { ...narrowPorts, types: [GROUP] },
    {
        type: GROUP,
        compliant: [
            {
                ingress: [
                    { protocol: "tcp", fromPort: 443, toPort: 443 },
                    { ...second, securityGroups: ["sg-1"] },
                ],
            },
        ],
        violating: [
            [
                { ingress: [{ ...second, securityGroups: ["sg-1"], cidrBlocks: ["10.0.0.0/16"] }] },
                `subject (${GROUP}) in ingress[0] opens tcp 32768-65535; ${TAIL}`,
            ],
        ],
        unknown: [
            [
                { ingress: unknown() },
                `subject (${GROUP}): undecided, as this is not known: the protocol or ports of ingress. Decided by: plain protocol and ports.`,
            ],
        ],
        secret: [{ ingress: [{ protocol: "-1", description: secret("hunter2") }] }, "hunter2"],
        minimal: [{}],
    },
);
