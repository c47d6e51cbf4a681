import { detectorsExplicit } from "../../../../policy-pack/policies/audit/detectors-explicit";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

describeResourcePolicy(detectorsExplicit, {
    type: "aws:securityhub/account:Account",
    compliant: [{ enableDefaultStandards: false }, { enableDefaultStandards: "false" }],
    violating: [
        [
            { enableDefaultStandards: true, datasources: { s3Logs: { enable: true } } },
            "subject (aws:securityhub/account:Account): enableDefaultStandards is true; required: false. Fix: set enableDefaultStandards to false.",
        ],
    ],
    unknown: [
        [
            { enableDefaultStandards: unknown() },
            "subject (aws:securityhub/account:Account): undecided, as this is not known: enableDefaultStandards. Decided by: a value that is plain in the program (false).",
        ],
    ],
    minimal: [
        {},
        "subject (aws:securityhub/account:Account): enableDefaultStandards is not set, which means true; required: false. Fix: set enableDefaultStandards to false.",
    ],
    secret: [{ enableDefaultStandards: secret("hunter2") }, "hunter2"],
});
