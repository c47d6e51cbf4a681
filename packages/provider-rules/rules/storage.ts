import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import type { Value } from "../reading/value";
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
function* bucketName(bucket: Subject): Generator<Problem> {
    const at = bucket.get("bucket");
    if (at.present || bucket.get("bucketPrefix").present) {
        const fault = at.string === undefined ? undefined : nameFault(at.string);
        if (fault !== undefined) {
            yield { code: "bucket-name", at, message: fault, fix: "rename the bucket" };
        }
        return;
    }
    const name = `${bucket.resource.name.toLowerCase()}-${"0".repeat(RANDOM)}`;
    const fault = nameFault(name);
    if (fault !== undefined) {
        const message = `would be made of the logical name "${bucket.resource.name}" and ${RANDOM + 1} more characters: ${fault}`;
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
function* lifecycle(configuration: Subject): Generator<Problem> {
    const rules = configuration.get("rules").items ?? [];
    const ids = new Set<string>();
    for (const one of rules) {
        const id = one.get("id");
        if (id.string !== undefined && ids.has(id.string)) {
            yield {
                code: "lifecycle-id-twice",
                at: id,
                message: "must be unique in the configuration",
                fix: "rename one of the two",
            };
        }
        ids.add(id.string ?? "");
        yield* transitions(one);
    }
}

function* transitions(one: Value): Generator<Problem> {
    const end = one.get("expiration").get("days");
    for (const transition of one.get("transitions").items ?? []) {
        const [at, storage] = [transition.get("days"), transition.get("storageClass")];
        if (INFREQUENT.includes(storage.string ?? "") && at.number !== undefined && at.number < 30) {
            const message = `must be at least 30 for storage class ${storage.text}`;
            yield { code: "lifecycle-days", at, message, fix: "use 30 or more" };
        }
        if (at.number !== undefined && end.number !== undefined && end.number <= at.number) {
            const message = `must be above the ${at.text} days of a transition in the same rule`;
            yield { code: "lifecycle-days", at: end, message, fix: "expire later, or leave the transition out" };
        }
    }
}
