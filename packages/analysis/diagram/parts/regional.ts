import type { Resource } from "@platform/aws-model/resource";
import { BUCKET, CLOUDFRONT_DISTRIBUTION, LAMBDA_FUNCTION, VPC_ENDPOINT, VPC } from "@platform/aws-model/types";
import { boxOf, REGIONAL, type Draft } from "../draft";
import type { Box, BoxKind } from "../model";
import { plural, textOf } from "../words";
import { ROW } from "./network";

const TABLE = ["aws:dynamodb/table:Table"];
const FILE_SYSTEM = ["aws:efs/fileSystem:FileSystem"];
const COLUMNS = 5;

/** What stands in grids, without lines: VPC endpoints and functions of each VPC, and what is in no VPC. */
export function addRegional(draft: Draft): void {
    const { plan } = draft;
    const functions = plan.ofType(LAMBDA_FUNCTION).map((one) => ({ one, frame: draft.frameOf(draft.subnetsOf(one)) }));
    for (const vpc of plan.ofType(VPC)) {
        const inside = functions.filter(({ frame }) => frame === vpc.urn).map(({ one }) => cell(one, "function"));
        addGrid(draft, `${vpc.urn} functions`, "Lambda functions", inside, vpc.urn, ROW.apps);
        const endpoints = plan
            .ofType(VPC_ENDPOINT)
            .filter((endpoint) =>
                draft.targets(endpoint, endpoint.get("vpcId"), VPC).some(({ urn }) => urn === vpc.urn),
            );
        addGrid(draft, `${vpc.urn} endpoints`, "VPC endpoints", endpoints.map(endpointCell), vpc.urn, ROW.gateways);
    }
    for (const distribution of plan.ofType(CLOUDFRONT_DISTRIBUTION))
        draft.add(boxOf(distribution, "cdn", { note: "CloudFront", row: ROW.outside }));
    const outside = [
        ...functions.filter(({ frame }) => frame === undefined).map(({ one }) => cell(one, "function")),
        ...plan.ofType(TABLE).map((table) => cell(table, "table")),
        ...plan.ofType(FILE_SYSTEM).map((files) => cell(files, "files")),
        ...plan.ofType(BUCKET).map((bucket) => cell(bucket, "bucket")),
    ];
    addGrid(draft, REGIONAL, "In the region, outside the VPC", outside, undefined, ROW.region);
}

const NOTES: Partial<Record<BoxKind, string>> = {
    function: "Lambda function",
    table: "DynamoDB table",
    files: "EFS file system",
    bucket: "S3 bucket",
};

function cell(resource: Resource, kind: BoxKind): Box {
    const note = NOTES[kind];
    return boxOf(resource, kind, note === undefined ? {} : { note });
}

function endpointCell(endpoint: Resource): Box {
    const service = textOf(endpoint, "serviceName")?.split(".").slice(3).join(".") ?? endpoint.name;
    return boxOf(endpoint, "endpoint", { title: service, note: textOf(endpoint, "vpcEndpointType") ?? "Gateway" });
}

function addGrid(draft: Draft, id: string, title: string, grid: Box[], frame: string | undefined, row: number): void {
    if (grid.length === 0) return;
    const columns = Math.min(COLUMNS, grid.length);
    draft.add({ id, kind: "regional", title, note: plural(grid.length, "resource"), grid, columns, row }, frame);
}
