import type { Resource } from "./resource";
import type { Value } from "./value";

/** The values at a path in which `*` stands for every element: `networkInterfaces.*.subnetId`. */
export function valuesAt(resource: Resource, path: string): readonly Value[] {
    const [property = "", ...steps] = path.split(".");
    return steps.reduce<readonly Value[]>(
        (values, step) => values.flatMap((value) => (step === "*" ? value.items() : [value.at(step)])),
        [resource.get(property)],
    );
}
