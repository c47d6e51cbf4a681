import { guarddutyConfigOn } from "../../../../policy-pack/policies/audit/guardduty-config-on";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const DETECTOR = "aws:guardduty/detector:Detector";
const RECORDER = "aws:cfg/recorder:Recorder";
const STATUS = "aws:cfg/recorderStatus:RecorderStatus";

const detector =
    (inputs: Inputs): Build =>
    (stack) =>
        void stack.add(DETECTOR, "main", inputs);

/** A recorder with its status and its channel; undefined leaves one out. */
const recorder =
    (inputs: Inputs, status: Inputs | undefined, channel = true): Build =>
    (stack) => {
        const main = stack.add(RECORDER, "main", { roleArn: "role", ...inputs });
        if (status) stack.add(STATUS, "main", { name: main.ref("name"), ...status });
        if (channel) stack.add("aws:cfg/deliveryChannel:DeliveryChannel", "main", { s3BucketName: "example-logs" });
    };

const wrong = (type: string, at: string) => `main (${type}): ${at} is false; required: true. Fix: set ${at} to true.`;

describeStackPolicy(guarddutyConfigOn, {
    compliant: {
        "a detector": detector({}),
        "a recorder that runs": recorder({ recordingGroup: { allSupported: true } }, { isEnabled: true }),
        "a stack without either: the account's are elsewhere": (stack) => void stack.add("aws:ec2/vpc:Vpc", "main"),
    },
    violating: {
        "a detector that is off": [detector({ enable: "false" }), wrong(DETECTOR, "enable")],
        "a recorder with gaps": [
            recorder({ recordingGroup: { allSupported: false } }, { isEnabled: true }),
            wrong(RECORDER, "recordingGroup.allSupported"),
        ],
        "a recorder that is stopped": [recorder({}, { isEnabled: false }), wrong(STATUS, "isEnabled")],
        "a recorder that nobody starts": [
            recorder({}, undefined),
            `main (${RECORDER}) has no RecorderStatus; required: one that starts it. Fix: add one.`,
        ],
        "a recorder that delivers nowhere": [
            recorder({}, { isEnabled: true }, false),
            `main (${RECORDER}) has no DeliveryChannel; required: one, or nothing is recorded. Fix: add one.`,
        ],
    },
    unknown: {
        "a detector of which nothing is known": [
            detector({ enable: unknown() }),
            `main (${DETECTOR}): undecided, as this is not known: enable. Decided by: a value that is plain in the program (true).`,
        ],
        "a status of nobody knows which recorder": [
            recorder({}, { name: unknown(), isEnabled: true }),
            `main (${RECORDER}): undecided, as this is not known: which RecorderStatus is its own. Decided by: a reference to it.`,
        ],
    },
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "alerts"),
    minimal: [
        bare("aws:cfg/recorder:Recorder"),
        "subject (aws:cfg/recorder:Recorder) has no RecorderStatus; required: one that starts it. Fix: add one.",
        "subject (aws:cfg/recorder:Recorder) has no DeliveryChannel; required: one, or nothing is recorded. Fix: add one.",
    ],
    secret: [detector({ enable: secret("hunter2") }), "hunter2"],
});
