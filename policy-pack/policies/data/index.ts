import type { Policy } from "../../lib/policy";
import { dbReplicaConflicts } from "./db-replica-conflicts";
import { deletionGuards } from "./deletion-guards";
import { ecrImmutableScan } from "./ecr-immutable-scan";
import { efsBackedUp } from "./efs-backed-up";
import { noPublicSharing } from "./no-public-sharing";
import { organizationProtected } from "./organization-protected";
import { rdsRecoverable } from "./rds-recoverable";
import { s3BlockPublic } from "./s3-block-public";
import { s3VersionedLifecycle } from "./s3-versioned-lifecycle";
import { siteOacOnly } from "./site-oac-only";

/** What is kept: recoverable, private, and what it claims to be. */
export const dataPolicies: readonly Policy[] = [
    rdsRecoverable,
    dbReplicaConflicts,
    deletionGuards,
    organizationProtected,
    efsBackedUp,
    s3BlockPublic,
    noPublicSharing,
    s3VersionedLifecycle,
    siteOacOnly,
    ecrImmutableScan,
];
