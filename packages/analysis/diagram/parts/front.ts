import { given } from "@platform/aws-model/facets/kind";
import { kindOf } from "@platform/aws-model/kinds/index";
import type { Resource } from "@platform/aws-model/resource";
import { VPC } from "@platform/aws-model/types";
import type { DrawingBuilder } from "../drawing-builder";
import { boxOfKind, kindsAt, type DrawnKind } from "../drawn-kinds";
import { addInternet, internetOf, ROW } from "./network";

/** What requests come to before any VPC, with a line from the internet if it gets in, and lines to what answers. */
export function addFronts(builder: DrawingBuilder): void {
    for (const kind of kindsAt("front"))
        for (const one of builder.plan.ofType(kind.tokens)) {
            const open = isOpen(builder, one);
            builder.add(boxOfKind(builder, kind, one, { row: open ? ROW.connections : ROW.outside }));
            if (open) addInternet(builder, one, internetBefore(builder), "end");
            addWaysOn(builder, kind, one);
        }
}

function isOpen({ plan }: DrawingBuilder, one: Resource): boolean {
    const exposure = given(kindOf(one.type)?.exposure);
    const openings = exposure !== undefined && "openings" in exposure ? exposure.openings(one, plan.graph) : [];
    return openings.some((opening) => opening.open === "yes");
}

/** The VPC with the internet above it that is there already; else the first one, or none. */
function internetBefore(builder: DrawingBuilder): string {
    const vpcs = builder.plan.ofType(VPC).map(({ urn }) => urn);
    return vpcs.find((vpc) => builder.find(internetOf(vpc)) !== undefined) ?? vpcs[0] ?? "";
}

function addWaysOn(builder: DrawingBuilder, { box: { leadsTo } }: DrawnKind, one: Resource): void {
    const { graph } = builder.plan;
    for (const { to, detail } of leadsTo?.(one, graph) ?? []) {
        const regional = kindsAt("region").find(({ tokens }) => tokens.includes(to.type));
        if (regional !== undefined && builder.boxesOf(to.urn).length === 0)
            builder.add(boxOfKind(builder, regional, to, { row: ROW.connections }));
        for (const id of builder.boxesOf(to.urn))
            builder.link({ from: one.urn, to: id, kind: "traffic", urn: one.urn, detail });
    }
}
