import { expectValue, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";

/** Namespaces that a task can share with its instance, with what AWS does when they are not set. */
const NAMESPACES: readonly (readonly [property: string, whenAbsent: string])[] = [
    ["networkMode", "bridge"],
    ["pidMode", "task"],
    ["ipcMode", "none"],
];
const WORDS = /^(awsvpc|bridge|host|none|task)$/;

/** Whether a task keeps out of the instance's network, processes and memory. */
export function judgeTask(resource: Resource): readonly PolicyFinding[] {
    return NAMESPACES.flatMap(([property, whenAbsent]) => {
        const value = resource.get(property);
        return expectValue(resource, value, value.text(), {
            whenAbsent,
            accepts: (mode) => mode.toLowerCase() !== "host",
            found: (mode) => (WORDS.test(mode) ? mode : "something else"),
            required: "not host",
            fix: `remove ${property}, or set it to ${whenAbsent}`,
        });
    });
}
