import { EFS_ACCESS_POINT, EFS_FILE_SYSTEM } from "@platform/aws-model/types";
import { resourcePolicy } from "../../lib/policy";
import { judgeRules, mustBeOn, mustBeOneOf, mustNotBe } from "../../lib/property-rules";
import { CONTAINER_TYPES } from "../identity/containers";

const TLS = "volumes.*.efsVolumeConfiguration";
const RULES = [
    mustBeOn(EFS_FILE_SYSTEM, "encrypted"),
    mustBeOneOf(CONTAINER_TYPES, `${TLS}.transitEncryption`, ["ENABLED"], {
        words: ["DISABLED"],
        whenAbsent: "DISABLED",
    }),
    mustNotBe(
        EFS_ACCESS_POINT,
        "rootDirectory.path",
        /^\/+$/,
        "a directory of its own",
        "set it to the app's directory",
    ),
    mustNotBe(EFS_ACCESS_POINT, "posixUser.uid", /^0+$/, "another user than root", "set it to a number such as 1000"),
];

/** File systems, from the disk to the mount. What ECS does not say it does not encrypt on the way. */
export const efsEncrypted = resourcePolicy({
    name: "efs-encrypted",
    description: "File systems must be encrypted, tasks must mount them with TLS, and access points must narrow them.",
    why: "A file system cannot be encrypted later, and without TLS everybody in the network reads what is mounted.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["EFS.1", "EFS.3", "EFS.4"], cis: ["2.3.1"], checkov: ["CKV_AWS_42", "CKV_AWS_97"] },
    remediation:
        "Set encrypted when the file system is created, efsVolumeConfiguration.transitEncryption to ENABLED in task definitions, and a directory and a user of their own in access points.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-1",
    types: [...EFS_FILE_SYSTEM, ...EFS_ACCESS_POINT, ...CONTAINER_TYPES],
    check: (resource) => judgeRules(resource, RULES),
});
