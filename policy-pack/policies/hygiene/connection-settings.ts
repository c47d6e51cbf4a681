import type { Connection } from "@platform/aws-model/settings";
import { stackViolation, type PolicyFinding } from "../../lib/finding";

/** A module of components or a URN that ends in a name: more than stars, packages and AWS's own types. */
const NAMES_SOMETHING = /^(?!aws:)[\w-]+:[\w-]+:[^:]*$|::[^:]*[\w-][^:]*$/;

/** A connection that fits everybody would lift the rules that it is an exception from, and one without owner nobody reviews. */
export function judgeConnection(connection: Connection, index: number): PolicyFinding[] {
    const place = `connections[${index}]`;
    const wide = (["from", "to"] as const).filter((side) => !NAMES_SOMETHING.test(connection[side]));
    const blank = (["owner", "reason"] as const).filter((part) => connection[part].trim() === "");
    const fix = `correct platform-settings.${place}`;
    return [
        ...wide.map((side) => {
            const found = `is configured with ${place}, whose ${side} is "${connection[side]}"`;
            return stackViolation({ found, required: "a pattern that names a component or resource", fix });
        }),
        ...blank.map((part) =>
            stackViolation({ found: `is configured with ${place} without ${part}`, required: `the ${part}`, fix }),
        ),
    ];
}
