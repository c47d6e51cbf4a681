import { undecided, violation, type Finding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

/** Names of variables that hold secrets. Anchored at the end: TOKEN_URL and PASSWORD_MIN_LENGTH hold none. */
const SECRET_NAME =
    /(passwo?r?d|passphrase|pwd|secret|token|api_?key|access_?key(_?id)?|private_?key|secret_?key(_?base)?|encryption_?key|credentials?|connection_?string|engine_auth_data)$/i;
/** Values that are secrets under whatever name. */
const SECRET_VALUE = [
    /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    /\b(ghp|gho|ghs|ghu|github_pat|glpat|xox[abprs])[-_][A-Za-z0-9_-]{10,}/,
    /\bsk_live_[A-Za-z0-9]{10,}/,
    /[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:[^\s:/@$]+@/i,
];
/** A name and a value in a script or a list of arguments: `DB_PASSWORD=…`, `--token …`. References begin with `$`, `{` or `<`. */
const ASSIGNMENT =
    /(?:passwo?r?d|passphrase|secret|token|api[-_]?key|access[-_]?key|private[-_]?key)["']?\s*(?:=|:\s)\s*["']?(?!["'`\s$<{(]|arn:|\/)[^\s"']{6,}/i;
/** Values that are none, whatever the name says: switches, names of secrets, paths. */
const HARMLESS = /^$|^(true|false|yes|no|none|\d{1,4})$|^arn:|^\/|^\$\{/i;

/**
 * The findings about a variable: by its value, or by its name if the value is more than a switch or a reference. Under
 * a secret's name a value that is not known may be the secret or its ARN; under others it is computed, not typed in.
 */
export function judgeVariable(resource: Resource, name: string, value: Value, instead: string): readonly Finding[] {
    const text = value.text();
    const named = SECRET_NAME.test(name);
    const held = text.state === "known" && (holdsSecret(text.value) || (named && !HARMLESS.test(text.value)));
    if (value.secret || held) return [exposed(resource, value.path, instead)];
    return named && text.state === "unknown" ? [undecided(resource, value.path, `${instead}, or a plain ARN`)] : [];
}

/** Whether a text has a key, a token or a private key in it. */
function holdsSecret(text: string): boolean {
    return SECRET_VALUE.some((shape) => shape.test(text));
}

/** Whether a script or a command assigns a secret, or has one in it. */
export function scriptHoldsSecret(text: string): boolean {
    return holdsSecret(text) || ASSIGNMENT.test(text);
}

/** The finding about a place with a secret in it. The secret is not shown. */
export function exposed(resource: Resource, at: string, instead: string): Finding {
    return violation(resource, { at, found: "a secret in plain sight", required: instead, fix: `use ${instead}` });
}
