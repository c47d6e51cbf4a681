import type { Value } from "@platform/aws-model/value";
import { isMap, type WireValue } from "@platform/aws-model/wire";

/** Every text inside a value, however deep, with its path, of those that hold a mark. */
export function textsWith(value: Value, raw: WireValue, mark: string): Value[] {
    return holds(raw, mark) ? [...textsIn(value)].filter((text) => text.asString?.includes(mark) === true) : [];
}

/** Looks at the bare data first: few resources hold a given mark, and paths cost more than looking. */
function holds(raw: WireValue, mark: string): boolean {
    if (typeof raw === "string") {
        return raw.includes(mark);
    }
    if (Array.isArray(raw)) {
        return raw.some((item) => holds(item, mark));
    }
    return isMap(raw) && Object.values(raw).some((item) => holds(item, mark));
}

function* textsIn(value: Value): Generator<Value> {
    for (const item of value.list ?? value.keys().map((key) => value.at(key))) {
        yield* textsIn(item);
    }
    if (value.asString !== undefined) {
        yield value;
    }
}
