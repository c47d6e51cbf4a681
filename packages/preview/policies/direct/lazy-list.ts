/**
 * An array whose items are made when somebody looks at it: a policy that wants to know only what kind of list it has looks
 * at the first item, which may be there before. In all else it is an array like any other.
 *
 * @param first the first item, if it is there before.
 * @param fill adds the items that are not there.
 */
export function lazyList<Item>(first: Item | undefined, fill: (items: Item[]) => void): Item[] {
    const items: Item[] = first === undefined ? [] : [first];
    let complete = false;
    const all = (): Item[] => {
        if (!complete) {
            complete = true;
            fill(items);
        }
        return items;
    };
    return new Proxy(items, {
        get: (_, key) => (key === "0" && first !== undefined ? items[0] : (Reflect.get(all(), key) as unknown)),
        set: (_, key, value) => Reflect.set(all(), key, value),
        has: (_, key) => Reflect.has(all(), key),
        ownKeys: () => Reflect.ownKeys(all()),
        getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(all(), key),
        defineProperty: (_, key, descriptor) => Reflect.defineProperty(all(), key, descriptor),
        deleteProperty: (_, key) => Reflect.deleteProperty(all(), key),
    });
}
