import { expectNamed } from "../../lib/presence";
import { certain, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { TRAIL } from "@platform/aws-model/types";
import { judgeEvents } from "./trail-events";

const FLAGS: Readonly<Record<string, boolean>> = {
    isMultiRegionTrail: false,
    enableLogFileValidation: false,
    enableLogging: true,
    includeGlobalServiceEvents: true,
};

/** Every call to the account's API is recorded, everywhere, in a form that shows tampering. */
export const cloudtrail = stackPolicy({
    name: "cloudtrail",
    description:
        "Trails must record every region, validate their files, be encrypted with a key, and reach CloudWatch.",
    why: "The trail is all there is to tell who did what; attackers work in the region that nobody watches.",
    level: "mandatory",
    severity: "high",
    controls: {
        fsbp: ["CloudTrail.1", "CloudTrail.2", "CloudTrail.4", "CloudTrail.5"],
        cis: ["3.1", "3.2", "3.5"],
        checkov: ["CKV_AWS_35", "CKV_AWS_36", "CKV_AWS_67", "CKV2_AWS_10"],
    },
    remediation:
        "Set isMultiRegionTrail and enableLogFileValidation to true, and kmsKeyId and cloudWatchLogsGroupArn; leave enableLogging " +
        "and includeGlobalServiceEvents on.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-1",
    check: (graph) =>
        graph.ofType(TRAIL).flatMap((trail) => [...judgeFlags(trail), ...judgeTargets(trail), ...judgeEvents(trail)]),
    early: { types: TRAIL, check: (trail) => certain(judgeFlags(trail)) },
});

function judgeFlags(trail: Resource): PolicyFinding[] {
    return Object.entries(FLAGS).flatMap(([flag, whenAbsent]) => expectFlag(trail, trail.get(flag), { whenAbsent }));
}

function judgeTargets(trail: Resource): PolicyFinding[] {
    return [
        ...expectNamed(trail, trail.get("kmsKeyId"), "a KMS key", "set kmsKeyId"),
        ...expectNamed(trail, trail.get("cloudWatchLogsGroupArn"), "a log group", "set cloudWatchLogsGroupArn"),
    ];
}
