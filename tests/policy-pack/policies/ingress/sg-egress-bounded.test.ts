import { sgEgressBounded } from "../../../../policy-pack/policies/ingress/sg-egress-bounded";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const TAIL = "required: at most 16 ports. Fix: name the ports that are needed.";
const lets = (what: string, whom: string) => `subject (${RULE}) lets ${what} out to ${whom}; ${TAIL}`;
const world = { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" };
const hidden = `subject (${RULE}): undecided, as this is not known: the protocol, ports or addresses. Decided by: plain values in the program.`;

describeResourcePolicy(sgEgressBounded, {
    type: RULE,
    settings: { onPremisesCidrs: ["192.0.2.0/24"] },
    compliant: [
        { ipProtocol: "-1", cidrIpv4: "192.0.2.0/25" },
        { ...world, ipProtocol: "tcp", fromPort: 443, toPort: 443 },
        { ...world, cidrIpv4: "10.40.0.0/16" },
        { ipProtocol: "-1", cidrIpv6: "fd00::/8" },
        { ipProtocol: "-1", referencedSecurityGroupId: "sg-1" },
        { ...world, ipProtocol: "icmp", fromPort: 8, toPort: 0 },
    ],
    violating: [
        // The last properties make the case one for groups and legacy rules as well.
        [
            {
                ...world,
                type: "egress",
                protocol: "-1",
                cidrBlocks: ["0.0.0.0/0"],
                egress: [{ cidrBlocks: ["0.0.0.0/0"] }],
            },
            lets("every protocol", "0.0.0.0/0"),
        ],
        [{ ipProtocol: "all", cidrIpv6: "::/0" }, lets("every protocol", "::/0")],
        [{ ...world, ipProtocol: "tcp", fromPort: 0, toPort: 65535 }, lets("tcp on every port", "0.0.0.0/0")],
        [
            { ipProtocol: "tcp", fromPort: 0, toPort: 32767, cidrIpv4: "128.0.0.0/1" },
            lets("tcp 0-32767", "128.0.0.0/1"),
        ],
    ],
    unknown: [
        [{ ipProtocol: "-1", cidrIpv4: unknown() }, hidden],
        [{ ipProtocol: unknown(), cidrIpv4: "0.0.0.0/0" }, hidden],
    ],
    secret: [{ ipProtocol: "-1", cidrIpv4: secret("203.0.113.77/32") }, "203.0.113.77"],
    minimal: [{ securityGroupId: "sg-1", ipProtocol: "-1" }],
});

describeResourcePolicy(
    { ...sgEgressBounded, types: [GROUP] },
    {
        type: GROUP,
        compliant: [{ egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }] }],
        violating: [
            [
                { egress: [{ protocol: "-1", cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }] },
                `subject (${GROUP}) in egress[0] lets every protocol out to 0.0.0.0/0; ${TAIL}`,
            ],
        ],
        unknown: [
            [
                { egress: unknown() },
                `subject (${GROUP}): undecided, as this is not known: the protocol, ports or addresses of egress. Decided by: plain values in the program.`,
            ],
        ],
        secret: [
            { egress: [{ protocol: "-1", cidrBlocks: ["0.0.0.0/0"], description: secret("hunter2") }] },
            "hunter2",
        ],
        minimal: [{}],
    },
);
