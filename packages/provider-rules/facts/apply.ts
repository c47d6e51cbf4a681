import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import { judgementsOf } from "./judgements";
import { exclusive } from "./limits";
import { factsAbout } from "./table";

/** Compares a resource's arguments, one by one, with what is known of them. */
export function factProblems(subject: Subject): Problem[] {
    const { inputs } = subject.resource;
    const found: Problem[] = [];
    for (const { argument, path, judge } of judgementsOf(subject.type)) {
        if (inputs[argument] !== undefined) {
            found.push(...subject.inputs.all(path).flatMap(judge));
        }
    }
    return [...found, ...exclusive(subject, factsAbout(subject.type).exclusive ?? [])];
}
