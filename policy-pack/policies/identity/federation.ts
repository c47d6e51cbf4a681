import { field } from "@platform/aws-model/fields";
import { deferred, violation, type PolicyFinding } from "../../lib/finding";
import { conditionsOf, demands, isExact, type Condition } from "@platform/aws-model/iam/conditions";
import { grants } from "@platform/aws-model/iam/patterns";
import { KNOWN_NAMES, textsOf } from "../../lib/iam-statements";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

const ACTION = "sts:AssumeRoleWithWebIdentity";
const SAML_ACTION = "sts:AssumeRoleWithSAML";
const GITHUB = /^token\.actions\.githubusercontent\.com(\/|$)/i;
const GITHUB_SUBJECT = /^repo:[^/:*?]+\/[^/:*?]+:environment:[^:*?]+$/;
/** @see https://docs.github.com/en/actions/reference/security/oidc */
const GITHUB_SUBJECT_WITH_IDS = /^repo:[^/:*?@]+@[0-9]+\/[^/:*?@]+@[0-9]+:/;

const CIRCLECI = /^oidc\.circleci\.com\/org\/[^/*?]+$/;
const CIRCLECI_SUBJECT = /^org\/[^/*?]+\/project\/[^/*?]+\/user\/\*(\/[^*?]+)?$/;

/** Whether a statement of a trust policy pins the tokens and assertions it accepts. Statements for AWS principals accept none. */
export function judgeFederation(resource: Resource, statement: Value): readonly PolicyFinding[] {
    const actions = textsOf(resource, field(statement, "Action"));
    const federated = textsOf(resource, field(statement, "Principal", "Federated"));
    const conditions = conditionsOf(statement);
    const accepts = (action: string) =>
        field(statement, "NotAction").state !== "absent" || actions.texts.some(({ text }) => grants(text, action));
    const [tokens, assertions] = [accepts(ACTION), accepts(SAML_ACTION)];
    if (federated.texts.length + federated.gaps.length === 0 || !(tokens || assertions)) return actions.gaps;
    if (conditions === undefined) return [deferred(resource, field(statement, "Condition").path, KNOWN_NAMES)];
    const isSaml = (text: string) => text.includes(":saml-provider/");
    const hosts = federated.texts.flatMap(({ text }) => (tokens && !isSaml(text) ? [hostOf(text)] : []));
    const saml = assertions && federated.texts.some(({ text }) => isSaml(text));
    return [
        ...federated.gaps,
        ...hosts.flatMap((host) => judgeProvider(resource, statement, host, conditions)),
        ...(saml ? judgeAssertions(resource, statement, conditions) : []),
    ];
}

/** An assertion says for which sign-in page it was made; one made for another must not do. */
function judgeAssertions(
    resource: Resource,
    statement: Value,
    conditions: readonly Condition[],
): readonly PolicyFinding[] {
    if (conditions.some((condition) => condition.key === "saml:aud" && isExact(condition))) return [];
    const [found, required] = ["without an exact audience", "SAML:aud with exact values"];
    const fix = 'add it, with StringEquals and "https://signin.aws.amazon.com/saml" or the region\'s own page';
    return [violation(resource, { at: `${statement.path}.Condition`, found, required, fix })];
}

function judgeProvider(
    resource: Resource,
    statement: Value,
    host: string,
    conditions: readonly Condition[],
): readonly PolicyFinding[] {
    const pins = (claim: string) =>
        conditions.filter((condition) => condition.key === `${host}:${claim}` && isExact(condition));
    const subjects = [...pins("sub"), ...subjectsOfCircleCi(host, conditions)];
    const at = `${statement.path}.Condition`;
    const refuse = (found: string, required: string) =>
        violation(resource, { at, found, required, fix: "add such a condition, with StringEquals" });
    if (pins("aud").length === 0) return [refuse("without an exact audience", "the provider's aud with exact values")];
    if (subjects.length === 0) return [refuse("without an exact subject", "the provider's sub with exact values")];
    const unknown = [...pins("aud"), ...subjects]
        .flatMap(({ values }) => values)
        .find((value) => value.text().state === "unknown");
    if (unknown !== undefined) return [deferred(resource, unknown.path, KNOWN_NAMES)];
    if (!GITHUB.test(host)) return [];
    if (!subjects.some(({ values }) => values.every((value) => matches(value, GITHUB_SUBJECT)))) {
        return [
            refuse(
                "with a subject that is not one environment of one repository",
                "repo:<owner>/<repository>:environment:<environment>",
            ),
        ];
    }
    const byId = subjects.some(({ values }) => values.every((value) => matches(value, GITHUB_SUBJECT_WITH_IDS)));
    return byId || pins("repository_id").length > 0
        ? []
        : [
              refuse(
                  "with a repository by its name alone, which somebody else may take after it was renamed or deleted",
                  "repository_id, or repo:<owner>@<id>/<repository>@<id>:environment:<environment>",
              ),
          ];
}

/**
 * A subject of CircleCI names who started the job, so that this one part of it must be open; the project must not. Its other
 * claims AWS cannot test.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 */
function subjectsOfCircleCi(host: string, conditions: readonly Condition[]): readonly Condition[] {
    const project = conditions.find(
        (condition) => condition.key === `${host}:oidc.circleci.com/project-id` && isExact(condition),
    );
    return project === undefined || !CIRCLECI.test(host)
        ? []
        : conditions.filter(
              (condition) =>
                  condition.key === `${host}:sub` &&
                  demands(condition) &&
                  condition.values.every((value) => matches(value, CIRCLECI_SUBJECT)),
          );
}

function matches(value: Value, pattern: RegExp): boolean {
    const text = value.text();
    return text.state === "known" && pattern.test(text.value);
}

/** Names of provider ARNs and of the few providers that are named without one; condition keys begin with them. */
function hostOf(provider: string): string {
    return (provider.split(":oidc-provider/")[1] ?? provider).toLowerCase();
}
