import { cloudtrail } from "../../../../policy-pack/policies/audit/cloudtrail";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const TRAIL = "aws:cloudtrail/trail:Trail";

/** A trail as it should be, with changes. */
const trail =
    (inputs: Inputs = {}): Build =>
    (stack) => {
        const key = stack.add("aws:kms/key:Key", "audit");
        const logs = stack.add("aws:cloudwatch/logGroup:LogGroup", "audit");
        stack.add(TRAIL, "audit", {
            isMultiRegionTrail: true,
            enableLogFileValidation: "true",
            kmsKeyId: key.ref("arn"),
            cloudWatchLogsGroupArn: logs.ref("arn"),
            ...inputs,
        });
    };

const flag = (name: string, found: string) =>
    `audit (${TRAIL}): ${name} is ${found}; required: true. Fix: set ${name} to true.`;
const PARTIAL =
    `audit (${TRAIL}) selects events and leaves management events out; required: all management events, reading and writing. ` +
    "Fix: remove the selectors, or add one for management events.";
const category = (name: string, ...more: readonly Inputs[]) => ({
    fieldSelectors: [{ field: "eventCategory", equals: [name] }, ...more],
});
const twice = (message: string): [string, string] => [message, message]; // for the resource, and for the stack

describeStackPolicy(cloudtrail, {
    compliant: {
        "a complete trail": trail(),
        "a trail that selects management events and others": trail({
            eventSelectors: [{ readWriteType: "WriteOnly" }, { readWriteType: "All" }],
        }),
        "a trail that selects them the newer way": trail({
            advancedEventSelectors: [category("Management"), category("Data")],
        }),
        "a stack without a trail: the account's is elsewhere": (stack) => void stack.add("aws:ec2/vpc:Vpc", "main"),
    },
    violating: {
        "a trail of one region": [
            trail({ isMultiRegionTrail: undefined }),
            ...twice(flag("isMultiRegionTrail", "not set, which means false")),
        ],
        "files that nobody can validate": [
            trail({ enableLogFileValidation: false }),
            ...twice(flag("enableLogFileValidation", "false")),
        ],
        "a trail that is off": [trail({ enableLogging: "false" }), ...twice(flag("enableLogging", "false"))],
        "a trail without IAM and its like": [
            trail({ includeGlobalServiceEvents: false }),
            ...twice(flag("includeGlobalServiceEvents", "false")),
        ],
        "a trail that records writing alone": [trail({ eventSelectors: [{ readWriteType: "WriteOnly" }] }), PARTIAL],
        "a trail that records objects alone": [
            trail({ eventSelectors: [{ includeManagementEvents: "false" }] }),
            PARTIAL,
        ],
        "a trail that leaves a service out": [
            trail({ eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }] }),
            PARTIAL,
        ],
        "a trail that leaves management events out the newer way": [
            trail({ advancedEventSelectors: [category("Data")] }),
            PARTIAL,
        ],
        "a trail that narrows them down": [
            trail({ advancedEventSelectors: [category("Management", { field: "readOnly", equals: ["false"] })] }),
            PARTIAL,
        ],
        "a trail without a key": [
            trail({ kmsKeyId: undefined }),
            `audit (${TRAIL}): kmsKeyId is not set; required: a KMS key. Fix: set kmsKeyId.`,
        ],
        "a trail that nobody can search": [
            trail({ cloudWatchLogsGroupArn: "" }),
            `audit (${TRAIL}): cloudWatchLogsGroupArn is not set; required: a log group. Fix: set cloudWatchLogsGroupArn.`,
        ],
    },
    unknown: {
        "a flag that is not known": [
            trail({ isMultiRegionTrail: unknown() }),
            `audit (${TRAIL}): undecided, as this is not known: isMultiRegionTrail. ` +
                "Decided by: a value that is plain in the program (true).",
        ],
        "selectors that are not known": [
            trail({ eventSelectors: unknown() }),
            `audit (${TRAIL}): undecided, as this is not known: eventSelectors. ` +
                "Decided by: selectors that are plain in the program (all management events, reading and writing).",
        ],
        "a key that depends on nothing": [
            trail({ kmsKeyId: unknown() }),
            `audit (${TRAIL}): undecided, as this is not known: kmsKeyId. ` +
                "Decided by: a value that is plain in the program, or a reference (a KMS key).",
        ],
    },
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "alerts"),
    minimal: [
        bare("aws:cloudtrail/trail:Trail"),
        "subject (aws:cloudtrail/trail:Trail): isMultiRegionTrail is not set, which means false; required: true. Fix: set isMultiRegionTrail to true.",
        "subject (aws:cloudtrail/trail:Trail): enableLogFileValidation is not set, which means false; required: true. Fix: set enableLogFileValidation to true.",
        "subject (aws:cloudtrail/trail:Trail): isMultiRegionTrail is not set, which means false; required: true. Fix: set isMultiRegionTrail to true.",
        "subject (aws:cloudtrail/trail:Trail): enableLogFileValidation is not set, which means false; required: true. Fix: set enableLogFileValidation to true.",
        "subject (aws:cloudtrail/trail:Trail): kmsKeyId is not set; required: a KMS key. Fix: set kmsKeyId.",
        "subject (aws:cloudtrail/trail:Trail): cloudWatchLogsGroupArn is not set; required: a log group. Fix: set cloudWatchLogsGroupArn.",
    ],
    secret: [trail({ enableLogging: secret("hunter2") }), "hunter2"],
});
