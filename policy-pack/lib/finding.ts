import type { Resource } from "@platform/aws-model/resource";
import type { Leaf, Value } from "@platform/aws-model/value";

/**
 * What a check reports. An undecided finding counts like a violation: it is never a pass. A deferred one waits for an
 * output: advisory in a preview, it counts in the update, which knows the value before it creates anything with it. A
 * notice is for the reader of the run and blocks nothing.
 */
export interface PolicyFinding {
    readonly kind: "violation" | "undecided" | "deferred" | "notice";
    /** The resource at fault; none when the whole stack is. */
    readonly urn?: string;
    readonly message: string;
}

/** The parts of a violation's message. Values must come through `show`, never straight from properties. */
export interface Violation {
    /** The property at fault (`ingress[0].cidrIpv4`); left out if it is the resource as a whole. */
    readonly at?: string;
    /** What is there, as the end of "… is" (or "… has", "… admits" with its own verb when `at` is left out). */
    readonly found: string;
    /** What has to be there. */
    readonly required: string;
    /** What to do. */
    readonly fix: string;
}

/** The part of a resource that messages need. */
export type NamedResource = Pick<Resource, "urn" | "type" | "name">;

/** How messages call a resource: `web (aws:ec2/instance:Instance)`. */
export function shownName(resource: NamedResource): string {
    return `${resource.name} (${resource.type})`;
}

/** A breach of a rule by one resource. */
export function violation(resource: NamedResource, { at, found, required, fix }: Violation): PolicyFinding {
    const subject = at === undefined ? `${shownName(resource)} ${found}` : `${shownName(resource)}: ${at} is ${found}`;
    return { kind: "violation", urn: resource.urn, message: `${subject}; required: ${required}. Fix: ${fix}.` };
}

/** A breach by the stack as a whole. */
export function stackViolation({ found, required, fix }: Omit<Violation, "at">): PolicyFinding {
    return { kind: "violation", message: `The stack ${found}; required: ${required}. Fix: ${fix}.` };
}

/** A rule that this preview cannot decide: what is not known, and what would decide it. */
export function undecided(resource: NamedResource, at: string, decidedBy: string): PolicyFinding {
    const message = `${shownName(resource)}: undecided, as this is not known: ${at}. Decided by: ${decidedBy}.`;
    return { kind: "undecided", urn: resource.urn, message };
}

/** A rule that needs an output, in a place where outputs belong: what is not known, and what a preview could decide. */
export function deferred(resource: NamedResource, at: string, decidedBy: string): PolicyFinding {
    const message = `${shownName(resource)}: decided in the update, as a preview does not know this: ${at}. A preview can decide it with ${decidedBy}.`;
    return { kind: "deferred", urn: resource.urn, message };
}

/** What is certain already, for checks of single resources whose stack check decides the rest. */
export function certain(findings: readonly PolicyFinding[]): PolicyFinding[] {
    return findings.filter(({ kind }) => kind === "violation");
}

/** Findings without repetition: one cause often shows in several places. */
export function distinct(findings: readonly PolicyFinding[]): PolicyFinding[] {
    return [...new Map(findings.map((finding) => [`${finding.urn ?? ""} ${finding.message}`, finding])).values()];
}

/** What a value must satisfy, for `expectValue`. */
export interface Expectation<T> {
    /** What AWS does when the property is not set. */
    readonly whenAbsent: T;
    readonly accepts: (value: T) => boolean;
    /** How to put the found value in the message, for properties that cannot hold secrets. Default: "not that". */
    readonly found?: (value: T) => string;
    readonly required: string;
    readonly fix: string;
}

/** The findings about one leaf: none, one violation, or one undecided. Most resource policies are this call. */
export function expectValue<T>(
    resource: NamedResource,
    value: Value,
    leaf: Leaf<T>,
    expected: Expectation<T>,
): PolicyFinding[] {
    if (leaf.state === "unknown") {
        return [undecided(resource, value.path, `a value that is plain in the program (${expected.required})`)];
    }
    const actual = leaf.state === "absent" ? expected.whenAbsent : leaf.value;
    if (expected.accepts(actual)) return [];
    const shown = value.secret || expected.found === undefined ? "something else" : expected.found(actual);
    const found = leaf.state === "absent" ? `not set, which means ${shown}` : shown;
    return [violation(resource, { at: value.path, found, required: expected.required, fix: expected.fix })];
}
