import type { DrawnBox, BoxPlace } from "@platform/aws-model/facets/drawing";
import { given } from "@platform/aws-model/facets/kind";
import { allKinds } from "@platform/aws-model/kinds/index";
import type { Resource } from "@platform/aws-model/resource";
import { boxOf, type DrawingBuilder } from "./drawing-builder";
import type { Box } from "./model";
import { propertyText } from "./properties";

/** A kind that has a box of its own, beside those that the layout draws. */
export interface DrawnKind {
    readonly tokens: readonly string[];
    readonly box: DrawnBox;
}

const drawnKinds: readonly DrawnKind[] = allKinds().flatMap(({ tokens, draw }) => {
    const box = given(draw);
    return box === undefined || "by" in box ? [] : [{ tokens, box }];
});

/** The kinds whose boxes stand at a place. */
export function kindsAt(place: BoxPlace): readonly DrawnKind[] {
    return drawnKinds.filter(({ box }) => box.place === place);
}

/** The kinds whose boxes stand in a grid of their VPC. */
export function kindsInGrids(): readonly (DrawnKind & { readonly place: Exclude<BoxPlace, string> })[] {
    return drawnKinds.flatMap((kind) => {
        const { place } = kind.box;
        return typeof place === "string" ? [] : [{ ...kind, place }];
    });
}

/** The box of a resource as its kind describes it. A bastion is one by its role. */
export function boxOfKind(builder: DrawingBuilder, kind: DrawnKind, resource: Resource, more: Partial<Box> = {}): Box {
    const { glyph, title, note, detail } = kind.box;
    const zones = new Set(builder.subnetsOf(resource).map((subnet) => propertyText(subnet, "availabilityZone"))).size;
    const context = { stack: builder.plan.graph, zones };
    const texts = {
        title: title?.(resource, context),
        note: typeof note === "string" ? note : note(resource, context),
        detail: detail?.(resource, context),
    };
    const known = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
    return boxOf(resource, builder.bastions.has(resource.urn) ? "bastion" : glyph, { ...known, ...more });
}
