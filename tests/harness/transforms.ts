import type { ResourceRecord } from "@platform/preview/result";
import type { Recording } from "./recording";

/** A `transform` with every key, which leaves in each resource how many keys led to it. */
export const everyTransform = transformAt(0) as never;

function transformAt(depth: number): unknown {
    return new Proxy((args: object) => ({ ...args, reachedBy: depth }), { get: () => transformAt(depth + 1) });
}

/**
 * `type name` of the resources of the platform's components that `everyTransform` did not reach by one key for each
 * component around them, and of the components that do not say of each resource that it was transformed.
 */
export function unreached({ resources }: Recording): readonly string[] {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const around = ({ parent = "" }: ResourceRecord): number => {
        const component = byUrn.get(parent);
        return component === undefined ? 0 : 1 + around(component);
    };
    const children = resources.filter((resource) => resource.kind === "custom" && around(resource) > 0);
    const silent = resources.filter(({ kind, urn, outputs }) => {
        const said = (outputs["transformed"] ?? []) as readonly string[];
        return kind === "component" && said.length !== children.filter(({ parent }) => parent === urn).length;
    });
    const missed = children.filter((child) => child.inputs["reachedBy"] !== around(child));
    return [...missed, ...silent].map(({ type, name }) => `${type} ${name}`);
}
