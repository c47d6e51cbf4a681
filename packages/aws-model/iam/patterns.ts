import { matchesGlob } from "../identity";

/** What a pattern of actions takes in, when that is more than actions of one kind. */
export type ActionBreadth =
    "every action of every service" | "every action of a service" | "all actions that begin alike";

/** Letters that a pattern must spell out; with fewer, a handful of patterns is every action in pieces. */
const MIN_LETTERS = 3;
const WILDCARDS = /[*?]/;

/**
 * How far a pattern of actions reaches; undefined if it names single actions or a kind of them (`s3:Get*`). Patterns
 * of wildcards alone are `*` in another spelling: `**`, `?*`, `s3:?*`.
 */
export function actionBreadth(pattern: string): ActionBreadth | undefined {
    if (!WILDCARDS.test(pattern)) return undefined;
    const [service, name] = splitOnce(pattern);
    if (name === undefined || WILDCARDS.test(service)) return "every action of every service";
    const letters = name.replace(/[*?]/g, "").length;
    if (letters === 0) return "every action of a service";
    return letters < MIN_LETTERS ? "all actions that begin alike" : undefined;
}

/** Whether a pattern of actions takes in an action. AWS compares without regard to case. */
export function grants(pattern: string, action: string): boolean {
    return iamMatches(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether every action of a pattern is taken in by one of the wider patterns. */
export function within(pattern: string, wider: readonly string[]): boolean {
    return wider.some((other) => matchesGlob(other.toLowerCase(), pattern.toLowerCase()));
}

/** Whether a pattern of resources takes in all resources, or all of a service: `*`, `arn:*`, `arn:aws:s3:::*`. */
export function isEveryResource(pattern: string): boolean {
    const { service, resource } = arnParts(pattern);
    if (resource === undefined) return WILDCARDS.test(pattern);
    return WILDCARDS.test(service) || (WILDCARDS.test(resource) && /^[*?/:]+$/.test(resource));
}

/** Services whose resources begin with their own names, so that `name*` and `name/*` belong to one of them. */
const WITHOUT_TYPE = new Set(["s3", "sns", "sqs", "execute-api"]);

/** A part of a name that says nothing: wildcards alone, or behind what every id of EC2 begins with. */
const OPEN_NAME = /^[*?-]*$|^(i|vol|sg|subnet|vpc|eni|snap|ami|rtb|igw|fs|mi|eipalloc|lt)-[*?]+$|^(index|log-stream)$/;

/** Whether a pattern of resources takes in all resources of a type: `secret:*`, `parameter/*`, `log-group:*:*`, `key*`. */
export function isEveryOfType(pattern: string): boolean {
    const { service, resource = "" } = arnParts(pattern);
    if (WITHOUT_TYPE.has(service)) return false;
    const [type = "", ...names] = resource.replace(/^\//, "").split(/[:/]/);
    const open = names.length === 0 ? type.endsWith("*") : names.some((name) => name.includes("*"));
    return /^[a-z][a-z-]*\*?$/i.test(type) && open && names.every((name) => OPEN_NAME.test(name));
}

/** Whether a pattern of resources takes in all roles of an account. */
export function isEveryRole(pattern: string): boolean {
    const { resource } = arnParts(pattern);
    return isEveryResource(pattern) || (WILDCARDS.test(pattern) && /^role(\/[*?/]+|[*?/]+)$/.test(resource ?? ""));
}

/** The parts of an ARN, or of a pattern of ARNs; `resource` is undefined if the pattern ends before it. */
export function arnParts(arn: string): { service: string; account: string; resource: string | undefined } {
    const [, , service = "", , account = "", ...resource] = arn.split(":");
    return { service, account, resource: resource.length === 0 ? undefined : resource.join(":") };
}

/** IAM's own wildcards: `*` for any text, `?` for one character. */
export function iamMatches(pattern: string, text: string): boolean {
    if (!WILDCARDS.test(pattern)) return pattern === text;
    const source = pattern
        .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
        .replace(/\*+/g, ".*")
        .replace(/\?/g, ".");
    return new RegExp(`^${source}$`, "s").test(text);
}

function splitOnce(pattern: string): readonly [string, string | undefined] {
    const colon = pattern.indexOf(":");
    return colon < 0 ? [pattern, undefined] : [pattern.slice(0, colon), pattern.slice(colon + 1)];
}
