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
    const own = resources.filter(({ parent }) => !isDerived(byUrn.get(parent ?? "")));
    const children = own.filter((one) => (one.kind === "custom" || isDerived(one)) && around(one) > 0);
    const silent = own.filter(({ kind, urn, outputs, derivedFrom }) => {
        const said = (outputs["transformed"] ?? []) as readonly string[];
        const count = children.filter(({ parent }) => parent === urn).length;
        return kind === "component" && derivedFrom === undefined && said.length !== count;
    });
    const missed = children.filter((child) => !isDerived(child) && child.inputs["reachedBy"] !== around(child));
    return [...missed, ...silent].map(({ type, name }) => `${type} ${name}`);
}

/** Whether it is of a plugin's component, whose arguments show in no record. */
function isDerived(resource: ResourceRecord | undefined): boolean {
    return resource?.derivedFrom !== undefined;
}
