import { expect } from "chai";
import { accessLogs } from "../../../../policy-pack/policies/audit/access-logs";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";
import { context, graph } from "../../harness/views";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const CLASSIC = "aws:elb/loadBalancer:LoadBalancer";
const BUCKET = "aws:s3/bucket:Bucket";
const LOGGING = "aws:s3/bucketLogging:BucketLogging";
const VPN = "aws:ec2/vpnConnection:VpnConnection";
const CLIENT = "aws:ec2clientvpn/endpoint:Endpoint";
const CDN = "aws:cloudfront/distribution:Distribution";
const SOURCE = "aws:cloudwatch/logDeliverySource:LogDeliverySource";
const DELIVERY = "aws:cloudwatch/logDelivery:LogDelivery";
const ON = { cloudwatchLogOptions: { logEnabled: true } };

const one =
    (type: string, inputs: Inputs = {}): Build =>
    (stack) =>
        void stack.add(type, "subject", inputs);

const wrong = (type: string, at: string, found: string) =>
    `subject (${type}): ${at} is ${found}; required: true. Fix: set ${at} to true.`;
/** For the resource, and for the stack. */
const twice = (...parts: Parameters<typeof wrong>): [string, string] => [wrong(...parts), wrong(...parts)];

/** A bucket for logs, and who sends logs there. */
const logsOf =
    (type: string, inputs: (bucket: ReturnType<StackBuilder["add"]>) => Inputs): Build =>
    (stack) => {
        const bucket = stack.add(BUCKET, "logs", { bucket: "example-logs" });
        stack.add(type, "sender", inputs(bucket));
    };

const CDN_ALONE =
    `subject (${CDN}) has no access logs; required: access logs. ` +
    "Fix: set loggingConfig.bucket, or add a cloudwatch.LogDeliverySource and a LogDelivery of it.";
const BUCKET_ALONE = `subject (${BUCKET}) has no access logs; required: an s3.BucketLogging. Fix: add one, to the bucket for logs.`;

describeStackPolicy(accessLogs, {
    compliant: {
        "a load balancer and its bucket": logsOf(LB, (bucket) => ({
            accessLogs: { bucket: bucket.ref(), enabled: "true" },
        })),
        "a bucket for logs that is named": logsOf(LB, () => ({
            accessLogs: { bucket: "example-logs", enabled: true },
        })),
        "a bucket for flow logs, by its ARN and a prefix": logsOf("aws:ec2/flowLog:FlowLog", () => ({
            logDestination: "arn:aws:s3:::example-logs/flow",
        })),
        "a distribution and its bucket, by its domain name": logsOf(CDN, () => ({
            loggingConfig: { bucket: "example-logs.s3.us-east-1.amazonaws.com" },
        })),
        "a gateway load balancer": one(LB, { loadBalancerType: "gateway" }),
        "a classic load balancer with a bucket": one(CLASSIC, { accessLogs: { bucket: "example-logs" } }),
        "a VPN connection": one(VPN, { tunnel1LogOptions: ON, tunnel2LogOptions: ON }),
        "a client VPN endpoint": one(CLIENT, { connectionLogOptions: { enabled: true } }),
        "a distribution with a delivery": (stack) => {
            const source = stack.add(SOURCE, "site", { resourceArn: stack.add(CDN, "site").ref("arn") });
            stack.add(DELIVERY, "site", { deliverySourceName: source.ref("name") });
        },
        "a distribution with a delivery whose source has a plain name": (stack) => {
            stack.add(SOURCE, "site", { name: "site", resourceArn: stack.add(CDN, "site").ref("arn") });
            stack.add(DELIVERY, "site", { deliverySourceName: "site" });
        },
        "a bucket with logs, and where they go": (stack) => {
            const [files, logs] = [stack.add(BUCKET, "files"), stack.add(BUCKET, "logs")];
            stack.add(LOGGING, "files", { bucket: files.ref(), targetBucket: logs.ref() });
        },
        "inline logs": (stack) => {
            const logs = stack.add(BUCKET, "logs");
            stack.add(BUCKET, "files", { logging: { targetBucket: logs.ref() } });
        },
    },
    violating: {
        "a load balancer": [one(LB), ...twice(LB, "accessLogs.enabled", "not set, which means false")],
        "its older name, with logs off": [
            one("aws:alb/loadBalancer:LoadBalancer", { accessLogs: { bucket: "example-logs", enabled: "false" } }),
            ...twice("aws:alb/loadBalancer:LoadBalancer", "accessLogs.enabled", "false"),
        ],
        "a classic load balancer": [
            one(CLASSIC),
            ...twice(CLASSIC, "accessLogs.enabled", "not set, which means false"),
        ],
        "one tunnel of two": [
            one(VPN, { tunnel1LogOptions: ON }),
            ...twice(VPN, "tunnel2LogOptions.cloudwatchLogOptions.logEnabled", "not set, which means false"),
        ],
        "a client VPN endpoint": [
            one(CLIENT, { connectionLogOptions: { enabled: false } }),
            ...twice(CLIENT, "connectionLogOptions.enabled", "false"),
        ],
        "a distribution": [one(CDN), CDN_ALONE],
        "a distribution whose logs are offered, and another's delivered": [
            (stack) => {
                stack.add(SOURCE, "subject", { name: "subject", resourceArn: stack.add(CDN, "subject").ref("arn") });
                stack.add(DELIVERY, "subject", { deliverySourceName: "another" });
            },
            CDN_ALONE.replace("has no access logs", "has access logs that are delivered nowhere"),
        ],
        "a bucket": [one(BUCKET), BUCKET_ALONE],
        "the logs of another bucket": [
            (stack) => {
                stack.add(BUCKET, "subject");
                stack.add(LOGGING, "others", { bucket: "example-others", targetBucket: "example-logs" });
            },
            BUCKET_ALONE,
        ],
    },
    unknown: {
        "logs that are not known": [
            one(LB, { accessLogs: unknown() }),
            `subject (${LB}): undecided, as this is not known: accessLogs.enabled. Decided by: a value that is plain in the program (true).`,
        ],
        "a distribution's bucket that depends on nothing": [
            one(CDN, { loggingConfig: { bucket: unknown() } }),
            `subject (${CDN}): undecided, as this is not known: loggingConfig.bucket. ` +
                "Decided by: a value that is plain in the program, or a reference (access logs).",
        ],
        "a delivery of nobody knows which source": [
            (stack) => {
                stack.add(SOURCE, "subject", { resourceArn: stack.add(CDN, "subject").ref("arn") });
                stack.add(DELIVERY, "unclear", { deliverySourceName: unknown() });
            },
            `subject (${CDN}): undecided, as this is not known: which LogDelivery is that of its source. ` +
                "Decided by: a reference to the source.",
        ],
        "logs of nobody knows which bucket": [
            (stack) => {
                stack.add(BUCKET, "subject");
                stack.add(LOGGING, "unclear", { bucket: unknown(), targetBucket: "example-logs" });
            },
            `subject (${BUCKET}): undecided, as this is not known: which BucketLogging is its own. ` +
                "Decided by: a reference to it (an s3.BucketLogging).",
        ],
    },
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "alerts"),
    minimal: [
        bare("aws:lb/loadBalancer:LoadBalancer"),
        "subject (aws:lb/loadBalancer:LoadBalancer): accessLogs.enabled is not set, which means false; required: true. Fix: set accessLogs.enabled to true.",
        "subject (aws:lb/loadBalancer:LoadBalancer): accessLogs.enabled is not set, which means false; required: true. Fix: set accessLogs.enabled to true.",
    ],
    secret: [one(LB, { accessLogs: { enabled: secret("hunter2") } }), "hunter2"],
});

describe("access-logs: configuration", () => {
    it("leaves buckets alone that are said to hold logs", () => {
        const stack = new StackBuilder("update");
        stack.add(BUCKET, "archive");
        const check = (logBuckets: string[]) =>
            accessLogs.check(graph(stack.records), context({ config: { logBuckets } }, accessLogs));
        expect(check(["urn:pulumi:*::platform::*::archive"])).to.deep.equal([]);
        expect(check([])).to.have.length(1);
    });
});
