import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { judgementsOf } from "./judgements";
import { exclusive } from "./limits";
import { factsAbout } from "./table";

/** Compares a resource's arguments, one by one, with what is known of them. */
export function factProblems(resource: JudgedResource): Problem[] {
    const { inputs } = resource.record;
    const found: Problem[] = [];
    for (const { argument, path, judge } of judgementsOf(resource.type)) {
        if (inputs[argument] !== undefined) {
            found.push(...resource.inputs.all(path).flatMap(judge));
        }
    }
    return [...found, ...exclusive(resource, factsAbout(resource.type).exclusive ?? [])];
}
