import type { Value } from "../reading/value";

/** Every text inside a value, however deep, with its path. */
export function* textsIn(value: Value): Generator<Value> {
    const items = value.items ?? (value.keys ?? []).map((key) => value.get(key));
    for (const item of items) {
        yield* textsIn(item);
    }
    if (value.string !== undefined) {
        yield value;
    }
}
