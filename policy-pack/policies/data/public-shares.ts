import * as types from "@platform/aws-model/types";
import { mustBeOff, mustBeOn, mustNotBe, type PropertyRule } from "../../lib/property-rules";

const BLOCK_FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
const flags = (tokens: readonly string[], prefix: string, whenAbsent: boolean) =>
    BLOCK_FLAGS.map((flag) => mustBeOn(tokens, `${prefix}${flag}`, whenAbsent));
const ONLY_NAMED = "named accounts";

/** What would share something with everybody, or let anybody share it. */
export const PUBLIC_SHARES: readonly PropertyRule[] = [
    mustNotBe(types.IMAGE_PERMISSION, "group", /^all$/i, ONLY_NAMED, "set accountId instead of group"),
    mustNotBe(
        types.IMAGE_BUILD_DISTRIBUTION,
        "distributions.*.amiDistributionConfiguration.launchPermission.userGroups.*",
        /^all$/i,
        ONLY_NAMED,
        "name userIds instead",
    ),
    mustNotBe(types.SNAPSHOT_PERMISSION, "accountId", /^all$/i, ONLY_NAMED),
    mustNotBe([...types.RDS_SNAPSHOT, ...types.RDS_SNAPSHOT_COPY], "sharedAccounts.*", /^all$/i, ONLY_NAMED),
    ...["account_ids", "accountIds"].map((key) =>
        mustNotBe(types.SSM_DOCUMENT, `permissions.${key}`, /\ball\b/i, ONLY_NAMED),
    ),
    mustNotBe(types.SNAPSHOT_BLOCK, "state", /^unblocked$/, "blocked", "set state to block-all-sharing"),
    mustNotBe(types.IMAGE_BLOCK, "state", /^unblocked$/, "blocked", "set state to block-new-sharing"),
    mustBeOff(types.SERIAL_CONSOLE, "enabled"),
    mustBeOn(types.EMR_BLOCK, "blockPublicSecurityGroupRules"),
    ...flags(types.ACCOUNT_PUBLIC_ACCESS_BLOCK, "", false),
    ...flags(types.ACCESS_POINT, "publicAccessBlockConfiguration.", true),
    ...flags(types.MULTI_REGION_ACCESS_POINT, "details.publicAccessBlock.", true),
    mustBeOff(types.IDENTITY_POOL, "allowUnauthenticatedIdentities"),
];
