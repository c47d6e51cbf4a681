import { rdsEncrypted } from "../../../../policy-pack/policies/encryption/rds-encrypted";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const INSTANCE = "aws:rds/instance:Instance";
const REQUIRED =
    "required: true. Fix: set storageEncrypted to true; restore an existing database from an encrypted snapshot.";

describeResourcePolicy(rdsEncrypted, {
    type: INSTANCE,
    compliant: [{ storageEncrypted: true }, { storageEncrypted: "true", replicateSourceDb: "other" }],
    violating: [
        [{ storageEncrypted: false }, `subject (${INSTANCE}): storageEncrypted is false; ${REQUIRED}`],
        [{ storageEncrypted: "false" }, `subject (${INSTANCE}): storageEncrypted is false; ${REQUIRED}`],
        [
            { kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/1" },
            `subject (${INSTANCE}): storageEncrypted is not set, which means false; ${REQUIRED}`,
        ],
    ],
    unknown: [
        [
            { storageEncrypted: unknown() },
            `subject (${INSTANCE}): undecided, as this is not known: storageEncrypted. ` +
                "Decided by: a value that is plain in the program (true).",
        ],
    ],
    secret: [{ storageEncrypted: secret(false), password: secret("hunter2") }, "hunter2"],
    minimal: [
        { instanceClass: "db.t4g.micro" },
        `subject (${INSTANCE}): storageEncrypted is not set, which means false; ${REQUIRED}`,
    ],
});
