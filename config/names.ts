import { longestName, type FixedName } from "../components/shared/block/names";
import { keyOf, listed, type ConfigProblem } from "../components/shared/block/problems";
import type { StackDraft } from "../components/shared/block/block";

/**
 * Names that become too long once they are put together. Where a shorter name of the stack helps, all are one problem, with the
 * one that decides how long that name may be.
 */
export function* checkNames(names: readonly FixedName[], { prefix, stack }: StackDraft): Iterable<ConfigProblem> {
    const excess = ([, what, name]: FixedName) => name.length - longestName[what];
    const tooLong = names.filter((one) => excess(one) > 0).sort((a, b) => excess(b) - excess(a));
    const ofTheStack = tooLong.filter((one) => one[2].startsWith(prefix) && excess(one) < stack.length);
    for (const one of tooLong.filter((each) => !ofTheStack.includes(each))) {
        yield {
            path: one[0],
            statement: `${wouldHave(one)}; allowed ${longestName[one[1]]}`,
            fix: "Shorten the name in",
        };
    }
    const [first, ...others] = ofTheStack;
    if (first !== undefined) {
        const [path] = first;
        const places = [...new Set(others.map(([owner]) => keyOf(owner)))].filter((each) => each !== keyOf(path));
        const besides = places.length === 0 ? "" : `; too long as well: names of ${listed(places.sort(), "and")}`;
        const allowed = `allowed ${stack.length - excess(first)}, as ${wouldHave(first)} of ${longestName[first[1]]}${besides}`;
        const statement = `the stack's name "${stack}" has ${stack.length} characters; ${allowed}`;
        yield { path, statement, fix: "Rename the stack, or shorten what is named here, in" };
    }
}

function wouldHave([, what, name]: FixedName): string {
    return `the ${what} "${name}" would have ${name.length} characters`;
}
