import type { Value } from "./value";

/**
 * Shapes of values that cannot be a password, key or token, and so may stand in a message: numbers, booleans, CIDR blocks,
 * AWS ids, protocol names. Policies can see secrets in plain text; nothing else is ever echoed.
 */
const HARMLESS: readonly RegExp[] = [
    /^-?\d{1,10}$/,
    /^(true|false)$/i,
    /^\d{1,3}(\.\d{1,3}){3}(\/\d{1,3})?$/,
    /^(?=.*:.*:)[0-9a-f:.]{2,45}(\/\d{1,3})?$/i,
    /^(sg|subnet|vpc|rtb|igw|vgw|nat|eni|eipalloc|pl|lt|i|ami|vol|vpce)-[0-9a-z]{1,17}$/,
    /^(-1|tcp|udp|icmp|icmpv6|all)$/i,
];
const HIDDEN = "a value that is not shown";

/**
 * The value as a message may carry it. Secrets and everything of another shape become "a value that is not shown".
 *
 * @param words further values that are part of the property's fixed vocabulary (`HTTP`, `ELBSecurityPolicy-2016-08`).
 */
export function show(value: Value, words: readonly string[] = []): string {
    if (value.state === "absent") return "not set";
    if (value.state === "unknown") return "not known";
    const text = value.text();
    if (value.secret || text.state !== "known") return HIDDEN;
    return words.includes(text.value) || HARMLESS.some((shape) => shape.test(text.value)) ? text.value : HIDDEN;
}

/** `1 zone`, `2 zones`. */
export function plural(count: number, noun: string): string {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
