import type { Resource } from "./resource";
import type { Value } from "./value";

/** The values of a resource at a path in which `*` stands for every item: `networkInterfaces.*.subnetId`. */
export function valuesAt(resource: Resource, path: string): readonly Value[] {
    const dot = path.indexOf(".");
    return dot < 0 ? [resource.get(path)] : resource.get(path.slice(0, dot)).all(path.slice(dot + 1));
}
