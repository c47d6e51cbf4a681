import type { Resource } from "@platform/aws-model/resource";
import { VPC } from "@platform/aws-model/types";
import { REGIONAL, type DrawingBuilder } from "../drawing-builder";
import { boxOfKind, kindsAt, kindsInGrids, type DrawnKind } from "../drawn-kinds";
import type { Box } from "../model";
import { ROW } from "./network";
import { plural } from "@platform/aws-model/show";

const COLUMNS = 5;

/** What stands without lines: grids of each VPC, and of what is in no VPC. */
export function addRegional(builder: DrawingBuilder): void {
    const { plan } = builder;
    for (const vpc of plan.ofType(VPC)) {
        for (const kind of kindsInGrids()) {
            const { grid, beside } = kind.place;
            const inside = plan.ofType(kind.tokens).filter((one) => builder.vpcOf(one) === vpc.urn);
            addGrid(builder, `${vpc.urn} ${grid}`, grid, cells(builder, kind, inside), vpc.urn, ROW[beside]);
        }
    }
    const outside = [
        ...kindsInGrids().flatMap((kind) => cells(builder, kind, plan.ofType(kind.tokens).filter(isOutside(builder)))),
        ...kindsAt("region").flatMap((kind) =>
            cells(builder, kind, plan.ofType(kind.tokens).filter(isNotDrawn(builder))),
        ),
    ];
    const title = plan.ofType(VPC).length === 0 ? "In the account" : "In the region, outside the VPC";
    addGrid(builder, REGIONAL, title, outside, undefined, ROW.region);
}

/** What names a VPC that is not drawn is not outside of any. */
function isOutside(builder: DrawingBuilder): (resource: Resource) => boolean {
    return (resource) => builder.vpcOf(resource) === undefined && resource.get("vpcId").state === "absent";
}

/** What lines lead to stands where they end. */
function isNotDrawn(builder: DrawingBuilder): (resource: Resource) => boolean {
    return ({ urn }) => builder.boxesOf(urn).length === 0;
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
