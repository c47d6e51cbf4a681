import { field } from "@platform/aws-model/fields";
import { deferred, undecided, type PolicyFinding } from "./finding";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

const PLAIN = "a policy document that is plain in the program";
/** What the platform's own documents are made of. */
export const KNOWN_NAMES = "names that the program sets, and ARNs put together from them";

/**
 * What a check finds in the statements of an IAM document, JSON text or object, that allow something. What an output
 * keeps from being known is deferred; statements that deny cannot open anything and are left out.
 */
export function judgeAllowing(
    resource: Resource,
    document: Value,
    judge: (statement: Value) => readonly PolicyFinding[],
): readonly PolicyFinding[] {
    const parsed = document.json();
    if (parsed.state === "absent") return [];
    if (document.state === "unknown") return [deferred(resource, document.path, KNOWN_NAMES)];
    if (parsed.keys().length === 0) return [undecided(resource, document.path, PLAIN)];
    return field(parsed, "Statement")
        .items()
        .flatMap((statement) => {
            const effect = field(statement, "Effect").text();
            if (effect.state === "unknown") return [deferred(resource, statement.path, KNOWN_NAMES)];
            if (effect.state === "absent") return [undecided(resource, statement.path, PLAIN)];
            return effect.value.toLowerCase() === "allow" ? judge(statement) : [];
        });
}

/** The texts of a list in a statement, with those that are not known as findings. */
export function textsOf(
    resource: Resource,
    list: Value,
): { texts: readonly NamedText[]; gaps: readonly PolicyFinding[] } {
    const items = list.items().map((value) => ({ value, leaf: value.text() }));
    return {
        texts: items.flatMap(({ value, leaf }) =>
            leaf.state === "known" ? [{ at: value.path, text: leaf.value }] : [],
        ),
        gaps: items.flatMap(({ value, leaf }) =>
            leaf.state === "unknown" ? [deferred(resource, value.path, KNOWN_NAMES)] : [],
        ),
    };
}

/** The texts of a list in a statement, as far as they are known. */
export function knownTexts(statement: Value, name: string): readonly string[] {
    return field(statement, name)
        .items()
        .map((value) => value.text())
        .flatMap((text) => (text.state === "known" ? [text.value] : []));
}

/** Whether a statement certainly takes something away. */
export function isDeny(statement: Value): boolean {
    const effect = field(statement, "Effect").text();
    return effect.state === "known" && effect.value.toLowerCase() === "deny";
}

/** A text and where it stands. */
export interface NamedText {
    readonly at: string;
    readonly text: string;
}
