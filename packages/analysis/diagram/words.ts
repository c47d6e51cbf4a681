import type { Resource } from "@platform/aws-model/resource";

/** A property as text; undefined when the plan does not say. */
export function textOf(resource: Resource, property: string, ...steps: readonly (string | number)[]) {
    const text = resource.get(property, ...steps).text();
    return text.state === "known" && text.value !== "" ? text.value : undefined;
}

/** A property as a number; undefined when the plan does not say. */
export function numberOf(resource: Resource, property: string, ...steps: readonly (string | number)[]) {
    const number = resource.get(property, ...steps).number();
    return number.state === "known" ? number.value : undefined;
}

/** `2`, or `2–4`. */
export function span(low: number | undefined, high: number | undefined): string | undefined {
    if (low === undefined || high === undefined || low === high) return (low ?? high)?.toString();
    return `${low}–${high}`;
}

/** Parts that are known, as `t3.large · 2–4`. */
export function joined(...parts: readonly (string | undefined)[]): string {
    return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

export function plural(count: number, noun: string): string {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
