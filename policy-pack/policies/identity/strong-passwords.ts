import { PASSWORD_POLICY, USER_POOL } from "@platform/aws-model/types";
import { resourcePolicy } from "../../lib/policy";
import { judgeRules, mustBeAtLeast, mustBeOn } from "../../lib/property-rules";

const KINDS = ["Lowercase", "Uppercase"].map((kind) => `require${kind}Characters`);
const RULES = [
    mustBeAtLeast(PASSWORD_POLICY, "minimumPasswordLength", 14, "characters", 6),
    mustBeAtLeast(PASSWORD_POLICY, "passwordReusePrevention", 24, "passwords", 0),
    ...[...KINDS, "requireNumbers", "requireSymbols"].map((flag) => mustBeOn(PASSWORD_POLICY, flag)),
    mustBeAtLeast(USER_POOL, "passwordPolicy.minimumLength", 8, "characters"),
];

/** The rules that are left for users whom nobody should have (no-iam-users), and for those of an app. */
export const strongPasswords = resourcePolicy({
    name: "strong-passwords",
    description: "Password policies must demand long passwords of every kind of character, and no old ones again.",
    why: "Short passwords are guessed, and the ones that leaked before are tried first.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["IAM.7"], cis: ["1.7", "1.8"], checkov: ["CKV_AWS_9", "CKV_AWS_10", "CKV_AWS_13"] },
    remediation:
        "Demand 14 characters of all four kinds and remember 24 passwords; in user pools at least 8 characters.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-7",
    types: [...PASSWORD_POLICY, ...USER_POOL],
    check: (resource) => judgeRules(resource, RULES),
});
