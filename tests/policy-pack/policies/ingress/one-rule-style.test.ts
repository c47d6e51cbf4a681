import { oneRuleStyle } from "../../../../policy-pack/policies/ingress/one-rule-style";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Handle, type Inputs } from "../../harness/stack";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const LEGACY = "aws:ec2/securityGroupRule:SecurityGroupRule";
const inline = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] };

/** A group with the given inline rules, and separate ones of some types. */
function group(inputs: Inputs, ...types: readonly string[]): Build {
    return (stack) => {
        const owner: Handle = stack.add(GROUP, "web", inputs);
        for (const [i, type] of types.entries())
            stack.add(type, `rule-${i}`, { securityGroupId: owner.ref(), type: "ingress", cidrIpv4: "10.0.0.0/16" });
    };
}
const mixed = (styles: string) =>
    `web (${GROUP}) has rules of several styles (${styles}); required: one style. ` +
    "Fix: declare every rule as a resource of its own.";
const SEPARATE = "SecurityGroupIngressRule or SecurityGroupEgressRule";

describeStackPolicy(oneRuleStyle, {
    compliant: {
        "no rules": group({}),
        "inline rules": group({ ingress: [inline], egress: [inline] }),
        "separate rules": group({}, RULE, RULE, EGRESS),
        "separate rules, and empty lists": group({ ingress: [], egress: [] }, RULE),
        "legacy rules": group({}, LEGACY, LEGACY),
        "inline rules that only AWS's answer shows": (stack) => {
            const owner = stack.add(GROUP, "web", {});
            stack.add(RULE, "rule", { securityGroupId: owner.ref() });
            owner.record.outputs["ingress"] = [inline];
        },
    },
    violating: {
        "inline and separate rules": [group({ ingress: [inline] }, RULE), mixed(`inline rules, ${SEPARATE}`)],
        "inline egress and a legacy rule": [
            group({ egress: [inline] }, LEGACY),
            mixed("inline rules, SecurityGroupRule"),
        ],
        "separate rules of both kinds": [group({}, LEGACY, EGRESS), mixed(`SecurityGroupRule, ${SEPARATE}`)],
    },
    unknown: {
        "inline rules that are not known": [group({ ingress: unknown() }, RULE), mixed(`inline rules, ${SEPARATE}`)],
    },
    minimal: [bare("aws:ec2/securityGroup:SecurityGroup")],
    secret: [group({ ingress: [{ ...inline, description: secret("hunter2") }] }, RULE), "hunter2"],
    notApplicable: (stack) => void stack.add(RULE, "rule", { securityGroupId: "sg-1" }),
});
