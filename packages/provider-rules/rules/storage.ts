import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import type { Value } from "@platform/aws-model/value";
import { rule, type Rule } from "../rule";

const BUCKET = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
/** Storage that objects may enter after 30 days at the earliest. */
const INFREQUENT = ["STANDARD_IA", "ONEZONE_IA"];
const RANDOM = 7;

/** Buckets and their lifecycles. */
export const storageRules: readonly Rule[] = [
    ...rule(BUCKET, bucketName),
    ...rule(["aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration"], lifecycle),
];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function* bucketName(bucket: JudgedResource): Generator<Problem> {
    const at = bucket.get("bucket");
    if (!at.absent || !bucket.get("bucketPrefix").absent) {
        const fault = at.asString === undefined ? undefined : nameFault(at.asString);
        if (fault !== undefined) {
            yield { code: "bucket-name", at, message: fault, fix: "rename the bucket" };
        }
        return;
    }
    const name = `${bucket.name.toLowerCase()}-${"0".repeat(RANDOM)}`;
    const fault = nameFault(name);
    if (fault !== undefined) {
        const message = `would be made of the logical name "${bucket.name}" and ${RANDOM + 1} more characters: ${fault}`;
        yield { code: "automatic-name-form", at, message, fix: "change the logical name, or give bucket" };
    }
}

function nameFault(name: string): string | undefined {
    if (name.length < 3 || name.length > 63) {
        return "must be 3 to 63 characters";
    }
    if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name)) {
        return "must consist of lower-case letters, digits, dots and hyphens, with a letter or digit at both ends";
    }
    if (name.includes("..") || /^\d+\.\d+\.\d+\.\d+$/.test(name)) {
        return "must not hold two dots in a row, nor look like an IP address";
    }
    if (/^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)) {
        return "must not begin or end in a way that AWS keeps for itself";
    }
    return undefined;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
function* lifecycle(configuration: JudgedResource): Generator<Problem> {
    const rules = configuration.get("rules").list ?? [];
    const ids = new Set<string>();
    for (const one of rules) {
        const id = one.at("id");
        if (id.asString !== undefined && ids.has(id.asString)) {
            yield {
                code: "lifecycle-id-twice",
                at: id,
                message: "must be unique in the configuration",
                fix: "rename one of the two",
            };
        }
        ids.add(id.asString ?? "");
        yield* transitions(one);
    }
}

function* transitions(one: Value): Generator<Problem> {
    const end = one.at("expiration", "days");
    for (const transition of one.at("transitions").list ?? []) {
        const [at, storage] = [transition.at("days"), transition.at("storageClass")];
        if (INFREQUENT.includes(storage.asString ?? "") && at.asNumber !== undefined && at.asNumber < 30) {
            const message = `must be at least 30 for storage class ${storage.printed}`;
            yield { code: "lifecycle-days", at, message, fix: "use 30 or more" };
        }
        if (at.asNumber !== undefined && end.asNumber !== undefined && end.asNumber <= at.asNumber) {
            const message = `must be above the ${at.printed} days of a transition in the same rule`;
            yield { code: "lifecycle-days", at: end, message, fix: "expire later, or leave the transition out" };
        }
    }
}
