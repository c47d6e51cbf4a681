import { rootAlarm } from "../../../../policy-pack/policies/audit/root-alarm";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const TRAIL = "aws:cloudtrail/trail:Trail";
const FOR_ROOT = '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) }';

/** A trail, a filter and an alarm on a metric. */
const trail =
    (pattern: Inputs[string], alarmOn: Inputs[string], metric: Inputs[string] = "root"): Build =>
    (stack) => {
        stack.add(TRAIL, "main");
        stack.add("aws:cloudwatch/logMetricFilter:LogMetricFilter", "root", {
            pattern,
            metricTransformation: { name: metric, namespace: "audit", value: "1" },
        });
        stack.add("aws:cloudwatch/metricAlarm:MetricAlarm", "root", { metricName: alarmOn });
    };

const unwatched = (name: string) =>
    `${name} (${TRAIL}) is a trail in which nobody looks for the root user; required: a filter for it, and an alarm on the filter's metric. Fix: add them.`;
const undecided = `main (${TRAIL}): undecided, as this is not known: what its filters count. Decided by: a pattern and a metric that are plain in the program.`;

describeStackPolicy(rootAlarm, {
    compliant: {
        "a trail with an alarm on the root user": trail(FOR_ROOT, "root"),
        "a pattern without quotes": trail("{ $.userIdentity.type = Root }", "root"),
        "a stack without a trail": bare("aws:cloudwatch/metricAlarm:MetricAlarm"),
    },
    violating: {
        "a trail alone": [bare(TRAIL), unwatched("subject")],
        "a filter for somebody else": [trail('{ $.userIdentity.type = "IAMUser" }', "root"), unwatched("main")],
        "a count that no alarm looks at": [trail(FOR_ROOT, "errors"), unwatched("main")],
    },
    unknown: {
        "a filter of which nothing is known": [trail(unknown(), "root"), undecided],
        "a metric whose name nobody knows": [trail(FOR_ROOT, "root", unknown()), undecided],
    },
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "alerts"),
    minimal: [bare(TRAIL), unwatched("subject")],
    secret: [trail(secret("hunter2"), "root"), "hunter2"],
});
