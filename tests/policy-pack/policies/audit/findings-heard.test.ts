import { findingsHeard } from "../../../../policy-pack/policies/audit/findings-heard";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs, type StackBuilder } from "../../harness/stack";

const DETECTOR = "aws:guardduty/detector:Detector";
const HUB = "aws:securityhub/account:Account";
const ANALYZER = "aws:accessanalyzer/analyzer:Analyzer";

const pattern = (source: string): string => JSON.stringify({ source: [source] });

function rule(stack: StackBuilder, eventPattern: Inputs[string], hasTarget = true): void {
    const added = stack.add("aws:cloudwatch/eventRule:EventRule", "findings", { eventPattern });
    if (hasTarget) {
        stack.add("aws:cloudwatch/eventTarget:EventTarget", "findings", { rule: added.ref("name"), arn: "queue" });
    }
}

/** What finds, and a rule with a target. */
const heard =
    (type: string, eventPattern: Inputs[string], hasTarget?: boolean): Build =>
    (stack) => {
        stack.add(type, "main");
        rule(stack, eventPattern, hasTarget);
    };

const silent = (type: string, source: string, name = "main") =>
    `${name} (${type}) tells nobody what it finds; required: a rule for ${source} with a target. Fix: add one.`;

describeStackPolicy(findingsHeard, {
    compliant: {
        "a detector whose findings go on": heard(DETECTOR, pattern("aws.guardduty")),
        "a hub": heard(HUB, pattern("aws.securityhub")),
        "an analyzer, with a rule for several": heard(
            ANALYZER,
            JSON.stringify({ source: ["aws.health", "aws.access-analyzer"] }),
        ),
        "a rule alone: the account's detectors are elsewhere": (stack) => {
            rule(stack, pattern("aws.guardduty"), false);
        },
    },
    violating: {
        "a detector without a rule": [bare(DETECTOR), silent(DETECTOR, "aws.guardduty", "subject")],
        "a hub with another's rule": [heard(HUB, pattern("aws.guardduty")), silent(HUB, "aws.securityhub")],
        "an analyzer whose rule leads nowhere": [
            heard(ANALYZER, pattern("aws.access-analyzer"), false),
            silent(ANALYZER, "aws.access-analyzer"),
        ],
    },
    unknown: {
        "a rule of which nothing is known": [
            heard(DETECTOR, unknown()),
            `main (${DETECTOR}): undecided, as this is not known: which rules hand its findings on. Decided by: an eventPattern that is plain in the program.`,
        ],
        "a target of nobody knows which rule": [
            (stack) => {
                heard(DETECTOR, pattern("aws.guardduty"), false)(stack);
                stack.add("aws:cloudwatch/eventTarget:EventTarget", "findings", { rule: unknown(), arn: "queue" });
            },
            `main (${DETECTOR}): undecided, as this is not known: which rules hand its findings on. Decided by: an eventPattern that is plain in the program.`,
        ],
    },
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "alerts"),
    minimal: [bare(HUB), silent(HUB, "aws.securityhub", "subject")],
    secret: [heard(DETECTOR, secret("hunter2")), "hunter2"],
});
