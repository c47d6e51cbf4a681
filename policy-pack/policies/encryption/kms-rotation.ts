import { expectValue, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { KMS_KEY } from "@platform/aws-model/types";

/** Properties with the one value with which AWS can rotate a key. */
const ROTATABLE = { customerMasterKeySpec: "SYMMETRIC_DEFAULT", keyUsage: "ENCRYPT_DECRYPT" } as const;

/** Keys whose material AWS makes anew each year; old data stays readable. Asymmetric and imported keys cannot. */
export const kmsRotation = resourcePolicy({
    name: "kms-rotation",
    description: "Symmetric KMS keys must rotate by themselves.",
    why: "Without rotation one key encrypts for ever, and its loss gives away everything that it ever encrypted.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["KMS.4"], cis: ["3.6"], checkov: ["CKV_AWS_7"] },
    remediation: "Set enableKeyRotation to true.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4",
    types: KMS_KEY,
    check: judge,
    remediate: (resource) =>
        judge(resource).some(({ kind }) => kind === "violation") ? [{ at: ["enableKeyRotation"], value: true }] : [],
});

function judge(resource: Resource): PolicyFinding[] {
    const rotation = resource.get("enableKeyRotation");
    if (!canRotate(resource)) return [];
    return expectValue(resource, rotation, rotation.flag(), {
        whenAbsent: false,
        accepts: (rotates) => rotates,
        found: String,
        required: "true",
        fix: "set enableKeyRotation to true",
    });
}

/** A key of which that is not known counts as one that can. */
function canRotate(resource: Resource): boolean {
    const stored = ["customKeyStoreId", "xksKeyId"].some((property) => resource.get(property).state !== "absent");
    const other = Object.entries(ROTATABLE).some(([property, wanted]) => {
        const value = resource.get(property).text();
        return value.state === "known" && value.value !== wanted;
    });
    return !stored && !other;
}
