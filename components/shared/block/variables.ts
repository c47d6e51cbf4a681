import type { AppEntry } from "./block";
import type { ConfigProblem } from "./problems";

/** Variables that an app or a variant of it sets, though the platform does. `by` is what sets them: `databases.main`. */
export function* variablesTaken(
    { variables }: Pick<AppEntry, "variables">,
    taken: readonly string[],
    by: string,
): Iterable<ConfigProblem> {
    for (const { path, ...setter } of variables) {
        for (const block of ["environment", "secrets"] as const) {
            for (const name of Object.keys(setter[block]).filter((each) => taken.includes(each))) {
                const statement = `the variable is set already; allowed others, for ${by} sets ${name}`;
                yield { path: [...path, block, name], statement, fix: "Remove it from" };
            }
        }
    }
}
