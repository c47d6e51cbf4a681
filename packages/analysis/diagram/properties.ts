import type { Resource } from "@platform/aws-model/resource";

/** A property as text; undefined when the plan does not say. */
export function propertyText(resource: Resource, property: string, ...steps: readonly (string | number)[]) {
    const text = resource.get(property, ...steps).text();
    return text.state === "known" && text.value !== "" ? text.value : undefined;
}

/** A property as a number; undefined when the plan does not say. */
export function numberOf(resource: Resource, property: string, ...steps: readonly (string | number)[]) {
    const number = resource.get(property, ...steps).number();
    return number.state === "known" ? number.value : undefined;
}
