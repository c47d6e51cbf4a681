import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import type { Value } from "../reading/value";
import { formProblems } from "./forms";
import { bounds, exclusive } from "./limits";
import { notAmong, probablyMisspelt } from "./lists";
import { factsAbout } from "./table";

/** Compares a resource's arguments, one by one, with what is known of them. */
export function* factProblems(subject: Subject): Generator<Problem> {
    const facts = factsAbout(subject.type);
    const at = (path: string): readonly Value[] => subject.inputs.all(path);
    for (const [path, values] of Object.entries(facts.values ?? {})) {
        const anyCase = facts.anyCase?.includes(path) === true;
        yield* at(path).flatMap((value) => notAmong(value, values, anyCase));
    }
    for (const [path, values] of Object.entries(facts.unconfirmed ?? {})) {
        const anyCase = facts.anyCase?.includes(path) === true;
        yield* at(path).flatMap((value) => probablyMisspelt(value, values, anyCase));
    }
    for (const [path, limits] of Object.entries(facts.range ?? {})) {
        yield* at(path).flatMap((value) => bounds(value, value.number, limits, "out-of-range", ""));
    }
    for (const [path, limits] of Object.entries(facts.length ?? {})) {
        yield* at(path).flatMap((value) =>
            bounds(value, value.string?.length, limits, "wrong-length", " characters long"),
        );
    }
    yield* formProblems(facts, at);
    yield* exclusive(subject, facts.exclusive ?? []);
}
