import { given } from "@platform/aws-model/facets/kind";
import { kindOf } from "@platform/aws-model/kinds/index";
import type { Resource } from "@platform/aws-model/resource";
import { VPC } from "@platform/aws-model/types";
import { REGIONAL, type DrawingBuilder } from "../drawing-builder";
import { boxOfKind, kindsAt, kindsInGrids, type DrawnKind } from "../drawn-kinds";
import type { Box } from "../model";
import { internetOf, ROW } from "./network";
import { plural } from "@platform/aws-model/show";

const COLUMNS = 5;

/** What stands without lines: grids of each VPC, what is in front of everything, and what is in no VPC. */
export function addRegional(builder: DrawingBuilder): void {
    const { plan } = builder;
    for (const vpc of plan.ofType(VPC)) {
        for (const kind of kindsInGrids()) {
            const { grid, beside } = kind.place;
            const inside = plan.ofType(kind.tokens).filter((one) => builder.vpcOf(one) === vpc.urn);
            addGrid(builder, `${vpc.urn} ${grid}`, grid, cells(builder, kind, inside), vpc.urn, ROW[beside]);
        }
    }
    for (const kind of kindsAt("front")) for (const one of plan.ofType(kind.tokens)) addFront(builder, kind, one);
    const outside = [
        ...kindsInGrids().flatMap((kind) => cells(builder, kind, plan.ofType(kind.tokens).filter(isOutside(builder)))),
        ...kindsAt("region").flatMap((kind) => cells(builder, kind, plan.ofType(kind.tokens))),
    ];
    addGrid(builder, REGIONAL, "In the region, outside the VPC", outside, undefined, ROW.region);
}

/** What requests come to before any VPC, with a line from the internet if it gets in. */
function addFront(builder: DrawingBuilder, kind: DrawnKind, one: Resource): void {
    const { plan } = builder;
    const exposure = given(kindOf(one.type)?.exposure);
    const openings = exposure !== undefined && "openings" in exposure ? exposure.openings(one, plan.graph) : [];
    const internet = plan
        .ofType(VPC)
        .map(({ urn }) => internetOf(urn))
        .find((id) => builder.find(id) !== undefined);
    const open = internet !== undefined && openings.some((opening) => opening.open === "yes");
    builder.add(boxOfKind(builder, kind, one, { row: open ? ROW.connections : ROW.outside }));
    if (open) builder.link({ from: internet, to: one.urn, kind: "traffic", urn: one.urn });
}

/** What names a VPC that is not drawn is not outside of any. */
function isOutside(builder: DrawingBuilder): (resource: Resource) => boolean {
    return (resource) => builder.vpcOf(resource) === undefined && resource.get("vpcId").state === "absent";
}

function cells(builder: DrawingBuilder, kind: DrawnKind, resources: readonly Resource[]): Box[] {
    return resources.map((resource) => boxOfKind(builder, kind, resource));
}

function addGrid(
    builder: DrawingBuilder,
    id: string,
    title: string,
    grid: Box[],
    frame: string | undefined,
    row: number,
): void {
    if (grid.length === 0) return;
    const columns = Math.min(COLUMNS, grid.length);
    builder.add({ id, kind: "regional", title, note: plural(grid.length, "resource"), grid, columns, row }, frame);
}
