import { expectValue } from "../../lib/finding";
import { isReplica } from "@platform/aws-model/graph/replicas";
import { resourcePolicy } from "../../lib/policy";
import { DOCUMENT_CLUSTER, GLOBAL_CLUSTER, GRAPH_CLUSTER, RDS_CLUSTER, RDS_INSTANCE } from "@platform/aws-model/types";

const KIN = [...GLOBAL_CLUSTER, ...DOCUMENT_CLUSTER, ...GRAPH_CLUSTER];

/** Databases of every engine. No remediation: on an existing database the change replaces it, with its data. */
export const rdsEncrypted = resourcePolicy({
    name: "rds-encrypted",
    description: "Databases must encrypt their storage.",
    why: "Storage, snapshots and replicas of an unencrypted database are readable copies; it cannot be encrypted in place later.",
    level: "mandatory",
    severity: "high",
    controls: {
        fsbp: ["RDS.3", "RDS.27", "DocumentDB.1", "Neptune.1"],
        cis: ["2.2.1"],
        checkov: ["CKV_AWS_16", "CKV_AWS_96"],
    },
    remediation:
        "Set storageEncrypted when the database is created; restore an existing one from an encrypted copy of a snapshot.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-3",
    types: [...RDS_INSTANCE, ...RDS_CLUSTER, ...KIN],
    check(resource) {
        if (isReplica(resource)) return []; // AWS gives it what its source has
        const encrypted = resource.get("storageEncrypted");
        return expectValue(resource, encrypted, encrypted.flag(), {
            whenAbsent: false,
            accepts: (flag) => flag,
            found: String,
            required: "true",
            fix: "set storageEncrypted to true; restore an existing database from an encrypted snapshot",
        });
    },
});
