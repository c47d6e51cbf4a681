import { messagesEncrypted } from "../../../../policy-pack/policies/encryption/messages-encrypted";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const QUEUE = "aws:sqs/queue:Queue";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const DESTINATION = "aws:cloudwatch/eventApiDestination:EventApiDestination";
const HTTPS = "required: an address that begins with https. Fix: use https.";

describeResourcePolicy(
    { ...messagesEncrypted, types: [QUEUE] },
    {
        type: QUEUE,
        compliant: [{ sqsManagedSseEnabled: true }, { kmsMasterKeyId: unknown(), sqsManagedSseEnabled: false }],
        violating: [
            [
                { sqsManagedSseEnabled: false },
                `subject (${QUEUE}): sqsManagedSseEnabled is false; required: true. Fix: set sqsManagedSseEnabled to true.`,
            ],
        ],
        unknown: [
            [
                { sqsManagedSseEnabled: unknown() },
                `subject (${QUEUE}): undecided, as this is not known: sqsManagedSseEnabled. ` +
                    "Decided by: a value that is plain in the program (true).",
            ],
        ],
        secret: [{ sqsManagedSseEnabled: secret("hunter2") }, "hunter2"],
        minimal: [{}],
    },
);

describeResourcePolicy(
    { ...messagesEncrypted, types: [SUBSCRIPTION] },
    {
        type: SUBSCRIPTION,
        compliant: [
            { protocol: "https", endpoint: "https://hooks.example.org" },
            { protocol: "sqs", endpoint: unknown() },
        ],
        violating: [
            [
                { protocol: "http", endpoint: "https://hooks.example.org" },
                `subject (${SUBSCRIPTION}): protocol is something else; required: https, or another protocol than http. Fix: set protocol to https.`,
            ],
            [
                { protocol: "https", endpoint: "http://hooks.example.org" },
                `subject (${SUBSCRIPTION}): endpoint is something else; ${HTTPS}`,
            ],
        ],
        unknown: [],
        secret: [{ protocol: "https", endpoint: secret("http://hunter2") }, "hunter2"],
        minimal: [{}],
    },
);

describeResourcePolicy(
    { ...messagesEncrypted, types: [DESTINATION] },
    {
        type: DESTINATION,
        compliant: [{ invocationEndpoint: "https://api.example.org" }],
        violating: [
            [
                { invocationEndpoint: "http://api.example.org" },
                `subject (${DESTINATION}): invocationEndpoint is something else; ${HTTPS}`,
            ],
        ],
        unknown: [],
        secret: [{ invocationEndpoint: secret("http://hunter2") }, "hunter2"],
        minimal: [{}],
    },
);
