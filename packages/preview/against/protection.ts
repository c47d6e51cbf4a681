import { nameOf } from "@platform/aws-model/urn";
import { plural } from "@platform/aws-model/show";
import type { Match } from "./matching";

/** How many names a note lists. */
const SHOWN = 20;

/**
 * What an update begins or ceases to protect. Only Pulumi's state knows of it, so the engine counts no change; but what is
 * not protected any more is deleted by the next destroy.
 */
export function protectionNotes(planned: readonly Match[]): string[] {
    const switched = planned.filter(
        ({ before, after }) => before !== undefined && isProtected(before) !== isProtected(after),
    );
    const [on, off] = [true, false].map((state) => switched.filter(({ after }) => isProtected(after) === state));
    return [
        ...noteOf(on, "protected from now on"),
        ...noteOf(off, "not protected any more, so that a destroy or a replacement deletes them"),
    ];
}

function isProtected({ options }: { readonly options: { readonly protect?: boolean } }): boolean {
    return options.protect === true;
}

function noteOf(switched: readonly Match[] = [], what: string): string[] {
    if (switched.length === 0) {
        return [];
    }
    const names = switched.map(({ after }) => nameOf(after.urn));
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
    return [`${plural(names.length, "resource")} ${what}: ${names.slice(0, SHOWN).join(", ")}${more}`];
}
