import { strongPasswords } from "../../../../policy-pack/policies/identity/strong-passwords";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const POLICY = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const POOL = "aws:cognito/userPool:UserPool";
const GOOD = {
    minimumPasswordLength: 14,
    passwordReusePrevention: 24,
    requireLowercaseCharacters: true,
    requireUppercaseCharacters: true,
    requireNumbers: true,
    requireSymbols: true,
};
const LENGTH = "required: at least 14 characters. Fix: set minimumPasswordLength to 14 or more.";
const OLD = "required: at least 24 passwords. Fix: set passwordReusePrevention to 24 or more.";

describeResourcePolicy(
    { ...strongPasswords, types: [POLICY] },
    {
        type: POLICY,
        compliant: [GOOD, { ...GOOD, minimumPasswordLength: "20" }],
        violating: [
            [{ ...GOOD, minimumPasswordLength: 8 }, `subject (${POLICY}): minimumPasswordLength is 8; ${LENGTH}`],
            [{ ...GOOD, passwordReusePrevention: 5 }, `subject (${POLICY}): passwordReusePrevention is 5; ${OLD}`],
            [
                { ...GOOD, requireSymbols: false },
                `subject (${POLICY}): requireSymbols is false; required: true. Fix: set requireSymbols to true.`,
            ],
        ],
        unknown: [
            [
                { ...GOOD, minimumPasswordLength: unknown() },
                `subject (${POLICY}): undecided, as this is not known: minimumPasswordLength. ` +
                    "Decided by: a value that is plain in the program (at least 14 characters).",
            ],
        ],
        secret: [{ ...GOOD, minimumPasswordLength: secret("hunter2") }, "hunter2"],
        minimal: [
            { ...GOOD, passwordReusePrevention: undefined },
            `subject (${POLICY}): passwordReusePrevention is not set, which means 0; ${OLD}`,
        ],
    },
);

describeResourcePolicy(
    { ...strongPasswords, types: [POOL] },
    {
        type: POOL,
        compliant: [{ passwordPolicy: { minimumLength: 12 } }],
        violating: [
            [
                { passwordPolicy: { minimumLength: 6 } },
                `subject (${POOL}): passwordPolicy.minimumLength is 6; required: at least 8 characters. ` +
                    "Fix: set passwordPolicy.minimumLength to 8 or more.",
            ],
        ],
        unknown: [],
        secret: [{ passwordPolicy: { minimumLength: secret("hunter2") } }, "hunter2"],
        minimal: [{}],
    },
);
