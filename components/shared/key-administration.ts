import type { Statement } from "./policy-document";
import { iamArnOf, type AwsScope } from "./scope";

/** Managing the key includes neither using it nor granting its use. */
const keyAdministration: readonly string[] = [
    ...["CancelKeyDeletion", "CreateAlias", "DeleteAlias", "DescribeKey", "DisableKey", "DisableKeyRotation"],
    ...["EnableKey", "EnableKeyRotation", "GetKeyPolicy", "GetKeyRotationStatus", "ListGrants", "ListKeyPolicies"],
    ...["ListKeyRotations", "ListResourceTags", "PutKeyPolicy", "RevokeGrant", "RotateKeyOnDemand"],
    ...["ScheduleKeyDeletion", "TagResource", "UntagResource", "UpdateAlias", "UpdateKeyDescription"],
].map((action) => `kms:${action}`);

/** The start of a statement for whomever the account's IAM policies let: a role as principal would have to exist first. */
export function ofAccount(scope: AwsScope) {
    return { Effect: "Allow", Principal: { AWS: iamArnOf(scope, "root") }, Resource: "*" } as const;
}

/** Leaves the managing of a key to the account's IAM policies. */
export function administration(scope: AwsScope): Statement {
    return { Sid: "Administration", ...ofAccount(scope), Action: keyAdministration };
}
