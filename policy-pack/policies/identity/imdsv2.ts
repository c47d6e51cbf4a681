import { resourcePolicy } from "../../lib/policy";
import { judgeMetadata, METADATA_OPTIONS, metadataEdits } from "./metadata-options";

/** Instances say for themselves how they answer, also those from a template: what an instance sets outranks it. */
export const imdsv2 = resourcePolicy({
    name: "imdsv2",
    description: "Instances must demand tokens for their metadata (IMDSv2) and answer no further than one hop.",
    why: "Without tokens, an app that can be made to fetch a URL hands out its role's keys; with two hops, so does any container.",
    level: "mandatory",
    severity: "high",
    controls: {
        fsbp: ["EC2.8", "EC2.170", "AutoScaling.3", "AutoScaling.4"],
        cis: ["5.7"],
        checkov: ["CKV_AWS_79", "CKV_AWS_341"],
    },
    remediation: "Set metadataOptions.httpTokens to required and httpPutResponseHopLimit to 1.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8",
    types: Object.keys(METADATA_OPTIONS),
    check: judgeMetadata,
    remediate: metadataEdits,
});
