import { defaultSgClosed } from "../../../../policy-pack/policies/ingress/default-sg-closed";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Handle, type Inputs, type StackBuilder } from "../../harness/stack";

const VPC = "aws:ec2/vpc:Vpc";
const DEFAULT = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const LEGACY = "aws:ec2/securityGroupRule:SecurityGroupRule";
const TAIL = "required: a DefaultSecurityGroup without rules. Fix: remove the rule.";

function adopted(
    inputs: Inputs,
    more: (stack: StackBuilder, vpc: Handle, group: Handle) => void = () => undefined,
): Build {
    return (stack) => {
        const vpc = stack.add(VPC, "main", { cidrBlock: "10.0.0.0/16" });
        const group = stack.add(DEFAULT, "default", { vpcId: vpc.ref(), ...inputs });
        more(stack, vpc, group);
    };
}
const rule = { protocol: "-1", fromPort: 0, toPort: 0 };

describeStackPolicy(defaultSgClosed, {
    compliant: {
        "a managed group without rules": adopted({}),
        "a managed group with empty lists": adopted({ ingress: [], egress: [] }),
        "rules of other groups": adopted({}, (stack, vpc) => {
            const other = stack.add("aws:ec2/securityGroup:SecurityGroup", "web", { vpcId: vpc.ref() });
            stack.add(RULE, "web", { securityGroupId: other.ref(), ipProtocol: "tcp", cidrIpv4: "10.0.0.0/16" });
        }),
    },
    violating: {
        "a group left as AWS made it": [
            (stack) => void stack.add(VPC, "main", { cidrBlock: "10.0.0.0/16" }),
            `main (${VPC}) leaves its default security group open; required: a DefaultSecurityGroup without rules. Fix: declare one.`,
        ],
        "inline rules on both sides": [
            adopted({ ingress: [{ ...rule, self: true }], egress: [{ ...rule, cidrBlocks: ["0.0.0.0/0"] }] }),
            `default (${DEFAULT}) in ingress[0] adds a rule to the default security group; ${TAIL}`,
            `default (${DEFAULT}) in egress[0] adds a rule to the default security group; ${TAIL}`,
        ],
        "a separate rule, by the VPC": [
            adopted({}, (stack, vpc) => {
                stack.add(RULE, "opening", { securityGroupId: vpc.ref("defaultSecurityGroupId"), ipProtocol: "-1" });
            }),
            `opening (${RULE}) adds a rule to the default security group; ${TAIL}`,
        ],
        "a legacy rule and an egress rule, by the group": [
            adopted({}, (stack, _, group) => {
                stack.add(LEGACY, "old", { securityGroupId: group.ref(), type: "ingress", protocol: "-1" });
                stack.add(EGRESS, "out", { securityGroupId: group.ref(), ipProtocol: "-1" });
            }),
            `old (${LEGACY}) adds a rule to the default security group; ${TAIL}`,
            `out (${EGRESS}) adds a rule to the default security group; ${TAIL}`,
        ],
    },
    unknown: {
        "rules that are not known": [
            adopted({ ingress: unknown() }),
            `default (${DEFAULT}) in ingress adds a rule to the default security group; ${TAIL}`,
        ],
    },
    minimal: [
        bare("aws:ec2/vpc:Vpc"),
        "subject (aws:ec2/vpc:Vpc) leaves its default security group open; required: a DefaultSecurityGroup without rules. Fix: declare one.",
    ],
    secret: [adopted({ ingress: [{ ...rule, description: secret("hunter2") }] }), "hunter2"],
    notApplicable: (stack) => void stack.add("aws:ec2/defaultVpc:DefaultVpc", "default"),
});
