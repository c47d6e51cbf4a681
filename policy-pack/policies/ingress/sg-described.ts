import { expectValue, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";

const SEPARATE = [
    ...types.SECURITY_GROUP_RULE,
    ...types.SECURITY_GROUP_INGRESS_RULE,
    ...types.SECURITY_GROUP_EGRESS_RULE,
];
/** What tools put there says nothing. */
const EMPTY = /^\s*$|^managed by (pulumi|terraform)\.?$/i;

/** Every group and rule says what it is for. */
export const sgDescribed = resourcePolicy({
    name: "sg-described",
    description: "Security groups and their rules should have a description of their own.",
    why: "Nobody dares to remove a rule of which nobody knows the reason.",
    level: "advisory",
    severity: "low",
    controls: { checkov: ["CKV_AWS_23"] },
    remediation: "Say in description who talks to whom, and why.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    types: [...types.SECURITY_GROUP, ...SEPARATE],
    check: (resource) => descriptionsOf(resource).flatMap((value) => judge(resource, value)),
});

/** A default security group is named by AWS; its inline rules, like any, can be described. */
function descriptionsOf(resource: Resource): readonly Value[] {
    const inline = ["ingress", "egress"].flatMap((side) => resource.get(side).items());
    const own = types.DEFAULT_SECURITY_GROUP.includes(resource.type) ? [] : [resource.get("description")];
    return [...own, ...(SEPARATE.includes(resource.type) ? [] : inline.map((rule) => rule.at("description")))];
}

function judge(resource: Resource, value: Value): PolicyFinding[] {
    return expectValue(resource, value, value.text(), {
        whenAbsent: "",
        accepts: (text) => !EMPTY.test(text),
        found: (text) => (text.trim() === "" ? "empty" : "what the tool puts there"),
        required: "who talks to whom, and why",
        fix: `set ${value.path}`,
    });
}
