import { groupBy } from "@platform/aws-model/group-by";
import { BUCKET_OBJECT } from "@platform/aws-model/types";
import type { Change } from "../against/comparison";

/** From so many on they are told in one line. */
const MANY = 4;
const NAMED = 3;

/** The changes of one component, in which many files to which the same happens are one change, called by the first of them. */
export function withFilesTogether(changes: readonly Change[]): readonly Change[] {
    return [...groupBy(changes, alike).values()].flatMap((group) => {
        const [first] = group;
        return first === undefined || group.length < MANY || alike(first) === first.urn
            ? group
            : [together(first, group)];
    });
}

function together(first: Change, group: readonly Change[]): Change {
    const named = group.slice(0, NAMED).map(({ name }) => name);
    const name = `${group.length} files: ${named.join(", ")} and ${group.length - NAMED} more`;
    return { ...first, name, properties: [] };
}

/** What has more to say than that its content is another stays by itself. */
function alike({ kind, type, urn, properties, ...change }: Change): string {
    const told = [change.refused, change.outage, change.previousUrn, change.reason].some((one) => one !== undefined);
    const more = told || change.mayReplace || properties.some(({ path }) => path !== "source");
    return more || !BUCKET_OBJECT.includes(type) ? urn : JSON.stringify([kind, type, change.remarks]);
}
