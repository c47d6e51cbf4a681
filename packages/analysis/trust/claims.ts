import { conditionsOf, demands } from "@platform/aws-model/iam/conditions";
import { known, type Value } from "@platform/aws-model/value";

/** What a token or an assertion has to say to be let in. Each is `any` where nothing is demanded, `not known` where that is. */
export interface Claims {
    readonly subject: string;
    /** Of the repository, as GitHub has them. */
    readonly environment: string;
    readonly branch: string;
}

export const ANY = "any";
export const NOT_KNOWN = "not known";

/** Whose tokens a provider's are, in the words of people. */
export function providerName(arn: string): string {
    const [, host = arn] = /:(?:oidc-provider|saml-provider)\/(.+)$/.exec(arn) ?? [];
    if (/^token\.actions\.githubusercontent\.com(\/|$)/.test(host)) return "GitHub Actions";
    const [, organization] = /^oidc\.circleci\.com\/org\/(.+)$/.exec(host) ?? [];
    if (organization !== undefined) return `CircleCI, organization ${organization}`;
    return arn.includes(":saml-provider/") ? `SAML, ${host}` : host;
}

/** What a statement demands of the tokens of a provider. */
export function claimsOf(statement: Value, arn: string): Claims {
    const host = (arn.split(":oidc-provider/")[1] ?? "saml").toLowerCase();
    const conditions = conditionsOf(statement);
    if (conditions === undefined) return { subject: NOT_KNOWN, environment: NOT_KNOWN, branch: NOT_KNOWN };
    const claim = (name: string): readonly string[] =>
        conditions
            .filter((condition) => condition.key === `${host}:${name}` && demands(condition))
            .flatMap(({ values }) => values.map((value) => known(value.text()) ?? NOT_KNOWN));
    const subjects = claim("sub");
    const [id] = claim("repository_id");
    const named = shown(subjects.map(withoutIds));
    return {
        subject: id === undefined ? named : `${named} (id ${id})`,
        environment: shown([...claim("environment"), ...partOf(subjects, /:environment:([^:]+)$/)]),
        branch: shown(
            [...claim("ref"), ...partOf(subjects, /(?::ref:|\/vcs-ref\/)(.+)$/)].map((ref) =>
                ref.replace("refs/heads/", ""),
            ),
        ),
    };
}

/** A part that every subject has; none where one of them leaves it open. */
function partOf(subjects: readonly string[], pattern: RegExp): readonly string[] {
    const parts = subjects.map((subject) => (subject === NOT_KNOWN ? NOT_KNOWN : pattern.exec(subject)?.[1]));
    return parts.includes(undefined) ? [] : parts.flatMap((part) => part ?? []);
}

/** The two spellings of a subject at GitHub, with ids and without, are one. */
function withoutIds(subject: string): string {
    return subject.replace(/^(repo:[^/@]+)@[0-9]+\/([^@:]+)@[0-9]+/, "$1/$2").replace(/:environment:[^:]+$/, "");
}

function shown(values: readonly string[]): string {
    return values.length === 0 ? ANY : [...new Set(values)].join(", ");
}
