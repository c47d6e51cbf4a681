import type { ConfigProblem, KeyPath } from "../../../shared/block/problems";
import type { ServiceEntry } from "./entries";

/** Variables that a service or a variant of it sets, though the platform does. `by` is what sets them: `databases.main`. */
export function* variablesTaken(
    { path, config }: ServiceEntry,
    taken: ReadonlySet<string>,
    by: string,
): Iterable<ConfigProblem> {
    const setters: (readonly [KeyPath, typeof config | (typeof config.variants)[string]])[] = [
        [path, config],
        ...Object.entries(config.variants).map(([name, variant]) => [[...path, "variants", name], variant] as const),
    ];
    for (const [place, setter] of setters) {
        for (const block of ["environment", "secrets"] as const) {
            for (const name of Object.keys(setter[block]).filter((each) => taken.has(each))) {
                const statement = `the variable is set already; allowed others, for ${by} sets ${name}`;
                yield { path: [...place, block, name], statement, fix: "Remove it from" };
            }
        }
    }
}
