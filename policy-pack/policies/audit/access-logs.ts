import { setting } from "@platform/aws-model/setting";
import { certain } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { CLOUDFRONT_DISTRIBUTION } from "@platform/aws-model/types";
import { judgeBuckets } from "./bucket-logging";
import { ENTRANCES, judgeDistribution, judgeEntrance } from "./entrance-logs";

/** Every way in records who came. */
export const accessLogs = stackPolicy({
    name: "access-logs",
    description: "Load balancers, distributions, buckets and VPN connections must record who uses them.",
    why: "Without access logs nobody can tell what an intruder read, or when the trouble began.",
    level: "mandatory",
    severity: "medium",
    controls: {
        fsbp: ["ELB.5", "CloudFront.5", "S3.9", "EC2.51", "EC2.171"],
        cis: ["3.4"],
        checkov: ["CKV_AWS_18", "CKV_AWS_86", "CKV_AWS_91", "CKV_AWS_92"],
    },
    remediation:
        "Set accessLogs of load balancers, loggingConfig or a LogDelivery of distributions, the tunnels' log options of VPN connections and " +
        "connectionLogOptions of client VPN endpoints, and add an s3.BucketLogging to buckets that hold no logs themselves.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5",
    config: {
        logBuckets: setting(
            "Buckets that hold logs, as URN or type patterns, besides those that something in the stack logs to.",
            [] as string[],
        ),
    },
    check: (graph, { config }) => [
        ...graph.ofType(ENTRANCES).flatMap(judgeEntrance),
        ...graph.ofType(CLOUDFRONT_DISTRIBUTION).flatMap((distribution) => judgeDistribution(graph, distribution)),
        ...judgeBuckets(graph, config.logBuckets),
    ],
    early: {
        types: ENTRANCES,
        check: (resource) => certain(judgeEntrance(resource)),
    },
});
