import { deferred, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { isSecretName, isSecretPair } from "./secret-names";

/**
 * Texts that are secrets, or have one in them, under whatever name. What starts with a name is searched from the name's
 * first letter alone: from each letter, a long word would take the square of its length.
 */
const SECRET_TEXTS: readonly RegExp[] = [
    /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
    /-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----/,
    /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{5,}/,
    /\b(ghp|gho|ghs|ghu|github_pat|glpat|xox[abeprs]|npm|pypi|dckr_pat|shpat|hf)[-_][A-Za-z0-9_-]{10,}/,
    /\b(sk|rk)_live_[A-Za-z0-9]{10,}|\bwhsec_[A-Za-z0-9]{10,}|\bsk-[A-Za-z0-9-]{20,}|\bSG\.[\w-]{16,}\.[\w-]{16,}|\bAIza[\w-]{35}/,
    // Addresses: a password before the host, with or without a user, or a secret behind the question mark.
    /(?<![a-z])[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:[^\s:/@$<{]+@/i,
    /[?&;](access_?token|token|api_?key|sig|signature|secret|password|pwd|auth|accountkey|sharedaccesskey)=[^&;\s$<{%]{6,}/i,
    // Addresses that are a secret as a whole: whoever has one may post.
    /hooks\.slack(-gov)?\.com\/(services|workflows|triggers)\/\S{8,}|discord(app)?\.com\/api\/webhooks\/\d+\/\S{8,}/,
    /\.webhook\.office\.com\/\S{8,}|outlook\.office(365)?\.com\/webhook\/\S{8,}|hooks\.zapier\.com\/hooks\/\S{8,}/,
    /events\.pagerduty\.com\/integration\/\w{16,}|api\.telegram\.org\/bot\d+:[\w-]{16,}|\/(hooks|(incoming-?)?webhooks?)\/[\w-]{16,}/i,
];
/** Commands that are given a password as an argument. */
const COMMANDS: readonly RegExp[] = [
    /\bcurl\b[^|;\n]*\s(-u|--user|--proxy-user|-U)[\s=]*["']?[^\s:"'$]+:[^\s"'$]+/,
    /\bmysql(dump|admin)?\b[^|;\n]*\s-p[^\s$"'-]\S*|\bsshpass\s+-p\s*[^\s$]\S*/,
    /\bredis-cli\b[^|;\n]*\s(-a|--pass)[\s=]+[^\s$]\S*|\bdocker login\b[^|;\n]*\s-p\s+[^\s$]\S*/,
    /aws_secret_access_key\s+[^\s$]{10,}|\bpass:[^\s$"']{4,}|\bnet user \S+ [^\s/$%]{6,}/i,
    /echo\s+["']?\S*[^\s"'$`]{4,}["']?\s*\|\s*(sudo\s+)?(chpasswd|passwd --stdin)/,
    /\b(authorization["']?\s*[:=]\s*["']?)?(bearer|basic)\s+(?![$<{])[\w+/=.-]{16,}/i,
];
/** A name and a value in a script: `export DB_PASS=…`, `password: …`, `"token": "…"`, `--api-key …`. */
const ASSIGNMENTS = [
    /(?<!\w)--?([a-z][\w-]+)[\s=]+["']?([^\s"';&|,)}]+)/g,
    /(?<![A-Za-z_])([A-Za-z_][\w.-]*)(?:["']\s*:|\s*=|:\s)\s*["']?([^\s"';&|,)}]+)/g,
];

/**
 * The findings about a variable: by its value, or by its name if the value is more than a switch or a reference. Under
 * a secret's name a value that is not known may be the secret or its ARN; under others it is computed, not typed in.
 */
export function judgeVariable(
    resource: Resource,
    name: string,
    value: Value,
    instead: string,
): readonly PolicyFinding[] {
    const text = value.text();
    const held = text.state === "known" && (holdsSecret(text.value) || isSecretPair(name, text.value));
    if (value.secret || held) return [exposed(resource, value.path, instead)];
    return isSecretName(name) && text.state === "unknown"
        ? [deferred(resource, value.path, `${instead}, or a plain ARN`)]
        : [];
}

/** Whether a text has a key, a token or a private key in it. */
export function holdsSecret(text: string): boolean {
    return text.length > 8 && SECRET_TEXTS.some((shape) => shape.test(text));
}

/** Whether a script or a command assigns a secret, or has one in it. */
export function scriptHoldsSecret(text: string): boolean {
    if (holdsSecret(text) || COMMANDS.some((shape) => shape.test(text))) return true;
    const pairs = ASSIGNMENTS.flatMap((shape) => [...text.matchAll(shape)]);
    return pairs.some(([, name = "", value = ""]) => {
        const typed = value.length >= 6 && !/^[-`(]/.test(value);
        return typed && isSecretPair(name, value);
    });
}

/** The finding about a place with a secret in it. The secret is not shown. */
export function exposed(resource: Resource, at: string, instead: string): PolicyFinding {
    return violation(resource, { at, found: "a secret in plain sight", required: instead, fix: `use ${instead}` });
}
