import { field } from "@platform/aws-model/fields";
import { undecided, violation, type Finding } from "../../lib/finding";
import { conditionsOf, isExact, type Condition } from "@platform/aws-model/iam/conditions";
import { grants } from "@platform/aws-model/iam/patterns";
import { textsOf } from "../../lib/iam-statements";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

const ACTION = "sts:AssumeRoleWithWebIdentity";
const GITHUB = /^token\.actions\.githubusercontent\.com(\/|$)/i;
const GITHUB_SUBJECT = /^repo:[^/:*?]+\/[^/:*?]+:environment:[^:*?]+$/;

/** Whether a statement of a trust policy pins the tokens it accepts. Statements for AWS and SAML principals accept none. */
export function judgeFederation(resource: Resource, statement: Value): readonly Finding[] {
    const actions = textsOf(resource, field(statement, "Action"));
    const federated = textsOf(resource, field(statement, "Principal", "Federated"));
    const conditions = conditionsOf(statement);
    const accepts =
        field(statement, "NotAction").state !== "absent" || actions.texts.some(({ text }) => grants(text, ACTION));
    if (federated.texts.length + federated.gaps.length === 0 || !accepts) return actions.gaps;
    const providers = federated.texts.flatMap(({ text }) => (text.includes(":saml-provider/") ? [] : [hostOf(text)]));
    if (conditions === undefined)
        return [undecided(resource, field(statement, "Condition").path, "conditions that are plain in the program")];
    return [...federated.gaps, ...providers.flatMap((host) => judgeProvider(resource, statement, host, conditions))];
}

function judgeProvider(
    resource: Resource,
    statement: Value,
    host: string,
    conditions: readonly Condition[],
): readonly Finding[] {
    const pins = (claim: string) =>
        conditions.filter((condition) => condition.key === `${host}:${claim}` && isExact(condition));
    const subjects = pins("sub");
    const at = `${statement.path}.Condition`;
    const refuse = (found: string, required: string) =>
        violation(resource, { at, found, required, fix: "add such a condition, with StringEquals" });
    if (pins("aud").length === 0) return [refuse("without an exact audience", "the provider's aud with exact values")];
    if (subjects.length === 0) return [refuse("without an exact subject", "the provider's sub with exact values")];
    const named = subjects.some(({ values }) => values.every(isGithubEnvironment));
    if (!GITHUB.test(host) || named) return [];
    return [
        refuse(
            "with a subject that is not one environment of one repository",
            "repo:<owner>/<repository>:environment:<environment>",
        ),
    ];
}

/** Names of provider ARNs and of the few providers that are named without one; condition keys begin with them. */
function hostOf(provider: string): string {
    return (provider.split(":oidc-provider/")[1] ?? provider).toLowerCase();
}

function isGithubEnvironment(value: Value): boolean {
    const text = value.text();
    return text.state === "known" && GITHUB_SUBJECT.test(text.value);
}
