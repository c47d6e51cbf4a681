import type { Graph } from "@platform/aws-model/graph/graph";
import { deferred, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { BUCKET, CLOUDFRONT_DISTRIBUTION } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import { isOrigin } from "./site-origins";

const OPERATORS = ["stringequals", "stringlike", "arnequals", "arnlike"];
const REQUIRED = "a condition that aws:SourceArn is the distribution's ARN";
const FIX = 'add { StringEquals: { "aws:SourceArn": distribution.arn } } to the statement';

/** The findings about what a bucket policy, at `document` of its owner, lets CloudFront do. */
export function judgeGrants(graph: Graph, owner: Resource, document: Value): PolicyFinding[] {
    const content = document.json();
    // A document that waits for a distribution's ARN has that ARN in it.
    const pinned = (owner.propertyDependencies[document.path] ?? []).some((urn) =>
        CLOUDFRONT_DISTRIBUTION.includes(graph.find(urn)?.type ?? ""),
    );
    if (content.state === "unknown")
        return pinned || !concernsSite(graph, owner) ? [] : [deferred(owner, document.path, REQUIRED)];
    return content
        .at("Statement")
        .items()
        .flatMap((statement) => judgeStatement(owner, document, statement, pinned));
}

function judgeStatement(owner: Resource, document: Value, statement: Value, pinned: boolean): PolicyFinding[] {
    const effect = statement.at("Effect").text();
    const services = statement.at("Principal", "Service").items();
    const grants = services.some((service) => {
        const text = service.text();
        return text.state === "known" && text.value.toLowerCase() === "cloudfront.amazonaws.com";
    });
    if (!grants || (effect.state === "known" && effect.value !== "Allow")) return [];
    const sources = sourceArns(statement.at("Condition")).map((value) => value.text());
    const unknown = sources.some(({ state }) => state === "unknown");
    if (unknown && !pinned) return [deferred(owner, document.path, REQUIRED)];
    const exact = sources.every(
        (leaf) => leaf.state === "unknown" || (leaf.state === "known" && !/[*?]/.test(leaf.value)),
    );
    if (sources.length > 0 && exact) return [];
    const found =
        sources.length === 0
            ? "a grant to every distribution of every account"
            : "a grant to more than one distribution";
    return [violation(owner, { at: document.path, found, required: REQUIRED, fix: FIX })];
}

function sourceArns(condition: Value): Value[] {
    const operators = condition.keys().filter((key) => OPERATORS.includes(key.toLowerCase()));
    return operators.flatMap((operator) => {
        const tests = condition.at(operator);
        const keys = tests.keys().filter((key) => key.toLowerCase() === "aws:sourcearn");
        return keys.flatMap((key) => tests.at(key).items());
    });
}

function concernsSite(graph: Graph, owner: Resource): boolean {
    const buckets = BUCKET.includes(owner.type)
        ? [owner]
        : graph
              .resolve(owner, owner.get("bucket"), BUCKET)
              .flatMap((reference) => (reference.kind === "resource" ? [reference.resource] : []));
    if (buckets.length === 0) return graph.ofType(CLOUDFRONT_DISTRIBUTION).length > 0; // it may be any of theirs
    return buckets.some((bucket) => isOrigin(graph, bucket));
}
