import type { Graph } from "@platform/aws-model/graph/graph";
import { field } from "@platform/aws-model/fields";
import { deferred, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { conditionsOf } from "@platform/aws-model/iam/conditions";
import { iamMatches } from "@platform/aws-model/iam/patterns";
import type { Resource } from "@platform/aws-model/resource";
import { BUCKET_POLICY } from "@platform/aws-model/types";
import type { Leaf, Value } from "@platform/aws-model/value";
import { KNOWN_NAMES } from "../../lib/iam-statements";
import { siblingsOf } from "./bucket-siblings";

const REQUIRED =
    "a statement that denies everybody s3:* on the bucket and its objects when aws:SecureTransport is false";
const FIX = "add it, without any other condition";
/** Keys of two lengths: what matches both is a wildcard for all objects. */
const OBJECTS = ["\u0001", "\u0001\u0001/\u0001"];

/** Every policy of the bucket must deny plain HTTP: of several, the one that is written last counts. */
export function judgeBucketTls(graph: Graph, bucket: Resource): PolicyFinding[] {
    const { linked, undecided: perhaps } = siblingsOf(graph, BUCKET_POLICY, bucket);
    const holders = [bucket, ...linked].filter((holder) => holder.get("policy").state !== "absent");
    if (holders.length === 0) {
        const found = "has no bucket policy";
        return perhaps.length > 0
            ? [undecided(bucket, "its bucket policy", "a BucketPolicy that refers to it")]
            : [violation(bucket, { found, required: REQUIRED, fix: FIX })];
    }
    return holders.flatMap((holder) => {
        // An ARN that is not known is the bucket's own where the policy depends on nothing else with one.
        const own = holder === bucket || dependsOnlyOn(holder, bucket);
        const denies = deniesPlainHttp(holder.get("policy").json(), bucket.get("bucket").text(), own);
        if (denies === undefined) return [deferred(holder, "policy", KNOWN_NAMES)];
        return denies
            ? []
            : [violation(holder, { at: "policy", found: "without such a statement", required: REQUIRED, fix: FIX })];
    });
}

function dependsOnlyOn({ propertyDependencies }: Resource, { urn }: Resource): boolean {
    const [first, ...others] = propertyDependencies["policy"] ?? [];
    return first === urn && others.length === 0;
}

/** Undefined if that cannot be told. */
function deniesPlainHttp(document: Value, bucketName: Leaf<string>, own: boolean): boolean | undefined {
    if (document.state !== "known") return undefined;
    const answers = field(document, "Statement")
        .items()
        .map((statement) => isDenial(statement, bucketName, own));
    if (answers.includes(true)) return true;
    return answers.includes(undefined) ? undefined : false;
}

function isDenial(statement: Value, bucketName: Leaf<string>, own: boolean): boolean | undefined {
    const effect = field(statement, "Effect").text();
    const conditions = conditionsOf(statement);
    if (effect.state === "unknown" || conditions === undefined) return undefined;
    const [condition, ...more] = conditions;
    const plain = condition?.key === "aws:securetransport" && condition.operator === "bool" && more.length === 0;
    if (effect.state === "absent" || effect.value !== "Deny" || !plain) return false;
    const principal = field(statement, "Principal");
    const everybody = [principal, field(principal, "AWS")].some((place) => texts(place).includes("*"));
    const everything = texts(field(statement, "Action")).some((action) => ["*", "s3:*"].includes(action.toLowerCase()));
    const exact = condition.values.every((value) => {
        const flag = value.flag();
        return flag.state === "known" && !flag.value;
    });
    if (!everybody || !everything || !exact) return false;
    const resources = field(statement, "Resource");
    const covers = coversBucket(texts(resources), bucketName);
    const hidden = resources.items().filter((item) => item.text().state === "unknown").length;
    if (covers === true || hidden === 0) return covers;
    return own && hidden >= 2 ? true : undefined; // the bucket, and its objects
}

function coversBucket(patterns: readonly string[], bucketName: Leaf<string>): boolean | undefined {
    if (patterns.includes("*")) return true;
    if (bucketName.state !== "known") return undefined;
    const arn = `arn:aws:s3:::${bucketName.value}`;
    const normal = patterns.map((pattern) => pattern.replace(/^arn:aws[a-z-]*:/, "arn:aws:"));
    return [arn, ...OBJECTS.map((key) => `${arn}/${key}`)].every((wanted) =>
        normal.some((pattern) => iamMatches(pattern, wanted)),
    );
}

function texts(list: Value): readonly string[] {
    return list.items().flatMap((item) => {
        const text = item.text();
        return text.state === "known" ? [text.value] : [];
    });
}
