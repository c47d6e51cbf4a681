import { efsEncrypted } from "../../../../policy-pack/policies/encryption/efs-encrypted";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const SYSTEM = "aws:efs/fileSystem:FileSystem";
const POINT = "aws:efs/accessPoint:AccessPoint";
const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const ON = "required: true. Fix: set encrypted to true.";
const TLS = "volumes[0].efsVolumeConfiguration.transitEncryption";
const mount = (settings: object) => ({ volumes: [{ name: "files", efsVolumeConfiguration: settings }] });

describeResourcePolicy(
    { ...efsEncrypted, types: [SYSTEM] },
    {
        type: SYSTEM,
        compliant: [{ encrypted: true }, { encrypted: "true" }],
        violating: [[{ encrypted: false }, `subject (${SYSTEM}): encrypted is false; ${ON}`]],
        unknown: [
            [
                { encrypted: unknown() },
                `subject (${SYSTEM}): undecided, as this is not known: encrypted. ` +
                    "Decided by: a value that is plain in the program (true).",
            ],
        ],
        secret: [{ encrypted: secret("hunter2") }, "hunter2"],
        minimal: [{}, `subject (${SYSTEM}): encrypted is not set, which means false; ${ON}`],
    },
);

describeResourcePolicy(
    { ...efsEncrypted, types: [TASK] },
    {
        type: TASK,
        compliant: [mount({ transitEncryption: "ENABLED" }), { volumes: [{ name: "scratch" }] }],
        violating: [
            [
                mount({ transitEncryption: "DISABLED" }),
                `subject (${TASK}): ${TLS} is DISABLED; required: ENABLED. Fix: set volumes.*.efsVolumeConfiguration.transitEncryption to ENABLED.`,
            ],
        ],
        unknown: [],
        secret: [mount({ transitEncryption: secret("hunter2") }), "hunter2"],
        minimal: [
            mount({ fileSystemId: unknown() }),
            `subject (${TASK}): ${TLS} is not set, which means DISABLED; required: ENABLED. Fix: set volumes.*.efsVolumeConfiguration.transitEncryption to ENABLED.`,
        ],
    },
);

describeResourcePolicy(
    { ...efsEncrypted, types: [POINT] },
    {
        type: POINT,
        compliant: [{ rootDirectory: { path: "/uploads" }, posixUser: { uid: 1000, gid: 1000 } }],
        violating: [
            [
                { rootDirectory: { path: "/" } },
                `subject (${POINT}): rootDirectory.path is something else; required: a directory of its own. ` +
                    "Fix: set it to the app's directory.",
            ],
            [
                { posixUser: { uid: 0, gid: 0 } },
                `subject (${POINT}): posixUser.uid is 0; required: another user than root. ` +
                    "Fix: set it to a number such as 1000.",
            ],
        ],
        unknown: [],
        secret: [{ rootDirectory: { path: "/" }, tags: secret("hunter2") }, "hunter2"],
        minimal: [{}],
    },
);
