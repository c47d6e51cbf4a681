import { certain, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { BUCKET, BUCKET_PUBLIC_ACCESS_BLOCK } from "@platform/aws-model/types";
import { judgePart } from "./bucket-parts";

const FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
const BLOCK = {
    types: BUCKET_PUBLIC_ACCESS_BLOCK,
    what: "a BucketPublicAccessBlock",
    fix: "add an s3.BucketPublicAccessBlock with all four flags true",
};

/** Every bucket has its own block: that of the account is out of this stack's hands. */
export const s3BlockPublic = stackPolicy({
    name: "s3-block-public",
    description: "Every bucket must have a public access block with all four flags.",
    why: "With the block, no later policy or ACL can make the bucket public by mistake.",
    level: "mandatory",
    severity: "critical",
    controls: {
        fsbp: ["S3.8"],
        cis: ["2.1.4"],
        checkov: ["CKV2_AWS_6", "CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56"],
    },
    remediation: "Give the bucket an s3.BucketPublicAccessBlock with all four flags set to true.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8",
    check: (graph) => graph.ofType(BUCKET).flatMap((bucket) => judgePart(graph, bucket, BLOCK, judgeFlags)),
    early: {
        types: BUCKET_PUBLIC_ACCESS_BLOCK,
        check: (block) => certain(judgeFlags(block)),
    },
});

function judgeFlags(block: Resource): PolicyFinding[] {
    return FLAGS.flatMap((flag) => expectFlag(block, block.get(flag)));
}
