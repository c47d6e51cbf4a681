import { cacheNodeFamilies, cachePrices } from "./cache-prices";
import { fromMemory, infracost, read, type PriceSource } from "./price-sources";

/**
 * What AWS charges: every number of an estimate that is no assumption about use. US dollars, in us-east-1, on demand,
 * without taxes, free tiers and discounts.
 */

/** One price in US dollars. */
export interface Price extends PriceSource {
    readonly usd: number;
    /** What one costs. Hourly prices name an hour in it. */
    readonly unit: string;
}

/** Prices of one thing in several types. */
export interface PriceFamily extends Omit<Price, "usd"> {
    readonly usd: Readonly<Record<string, number>>;
}

/** A price by its name, or `<family>/<type>`, which the table may not have. */
export type PriceName = keyof typeof prices | `${keyof typeof priceFamilies}/${string}`;

/** Where these prices hold. */
export const priceRegion = "us-east-1";

/** Prices by a type's name: `ec2` by `t3.large`, `rds` by `db.t4g.micro`, `elasticache` by `cache.t4g.micro`. */
export const priceFamilies = {
    /** Linux, on demand. */
    ec2: {
        unit: "hour",
        ...read(
            "https://github.com/aws/karpenter-provider-aws/blob/031e72b6099630e960dacb88b48a7e9bb780945f/pkg/providers/pricing/zz_generated.pricing_aws.go",
            "2026-01-19",
        ),
        usd: {
            "t3.nano": 0.0052,
            "t3.micro": 0.0104,
            "t3.small": 0.0208,
            "t3.medium": 0.0416,
            "t3.large": 0.0832,
            "t3.xlarge": 0.1664,
            "t3.2xlarge": 0.3328,
            "t3a.nano": 0.0047,
            "t3a.micro": 0.0094,
            "t3a.small": 0.0188,
            "t3a.medium": 0.0376,
            "t3a.large": 0.0752,
            "t3a.xlarge": 0.1504,
            "t3a.2xlarge": 0.3008,
            "t4g.nano": 0.0042,
            "t4g.micro": 0.0084,
            "t4g.small": 0.0168,
            "t4g.medium": 0.0336,
            "t4g.large": 0.0672,
            "t4g.xlarge": 0.1344,
            "t4g.2xlarge": 0.2688,
            "m5.large": 0.096,
            "m5.xlarge": 0.192,
            "m5.2xlarge": 0.384,
            "m5.4xlarge": 0.768,
            "m6g.medium": 0.0385,
            "m6g.large": 0.077,
            "m6g.xlarge": 0.154,
            "m6g.2xlarge": 0.308,
            "m6g.4xlarge": 0.616,
            "m6i.large": 0.096,
            "m6i.xlarge": 0.192,
            "m6i.2xlarge": 0.384,
            "m6i.4xlarge": 0.768,
            "m7g.medium": 0.0408,
            "m7g.large": 0.0816,
            "m7g.xlarge": 0.1632,
            "m7g.2xlarge": 0.3264,
            "m7g.4xlarge": 0.6528,
            "m7i.large": 0.1008,
            "m7i.xlarge": 0.2016,
            "m7i.2xlarge": 0.4032,
            "m7i.4xlarge": 0.8064,
            "m8g.medium": 0.04488,
            "m8g.large": 0.08976,
            "m8g.xlarge": 0.17952,
            "m8g.2xlarge": 0.35904,
            "m8g.4xlarge": 0.71808,
            "c7g.medium": 0.0363,
            "c7g.large": 0.0725,
            "c7g.xlarge": 0.145,
            "c7g.2xlarge": 0.29,
            "c7g.4xlarge": 0.58,
            "c7i.large": 0.08925,
            "c7i.xlarge": 0.1785,
            "c7i.2xlarge": 0.357,
            "c7i.4xlarge": 0.714,
            "r7g.medium": 0.0536,
            "r7g.large": 0.1071,
            "r7g.xlarge": 0.2142,
            "r7g.2xlarge": 0.4284,
            "r7g.4xlarge": 0.8568,
            "r7i.large": 0.1323,
            "r7i.xlarge": 0.2646,
            "r7i.2xlarge": 0.5292,
            "r7i.4xlarge": 1.0584,
            "t2.nano": 0.0058,
            "t2.micro": 0.0116,
            "t2.small": 0.023,
            "t2.medium": 0.0464,
            "t2.large": 0.0928,
        },
    },
    /** PostgreSQL in one zone, on demand. */
    rds: {
        unit: "hour",
        ...fromMemory("https://aws.amazon.com/rds/postgresql/pricing/"),
        usd: {
            "db.t3.micro": 0.018,
            "db.t3.small": 0.036,
            "db.t3.medium": 0.072,
            "db.t3.large": 0.145,
            "db.t4g.micro": 0.016,
            "db.t4g.small": 0.032,
            "db.t4g.medium": 0.065,
            "db.t4g.large": 0.129,
            "db.t4g.xlarge": 0.258,
            "db.t4g.2xlarge": 0.517,
            "db.m7g.large": 0.168,
            "db.m7g.xlarge": 0.337,
            "db.m7g.2xlarge": 0.674,
            "db.r7g.large": 0.239,
            "db.r7g.xlarge": 0.478,
            "db.r7g.2xlarge": 0.956,
        },
    },
    ...cacheNodeFamilies,
} satisfies Readonly<Record<string, PriceFamily>>;

/** Everything else by its name. */
export const prices = {
    "nat-gateway": {
        usd: 0.045,
        unit: "hour",
        ...read("https://www.zacfukuda.com/blog/aws-nat-gateway-vs-vpc-endpoint", "2026-06-01"),
    },
    "nat-gateway-data": {
        usd: 0.045,
        unit: "GB",
        ...read("https://www.zacfukuda.com/blog/aws-nat-gateway-vs-vpc-endpoint", "2026-06-01"),
    },
    "public-ipv4": { usd: 0.005, unit: "hour", ...read("https://aws.amazon.com/vpc/pricing/", "2026-09-29") },
    "interface-endpoint": {
        usd: 0.01,
        unit: "hour",
        ...read("https://www.zacfukuda.com/blog/aws-nat-gateway-vs-vpc-endpoint", "2026-06-01"),
    },
    "interface-endpoint-data": {
        usd: 0.01,
        unit: "GB",
        ...read("https://www.zacfukuda.com/blog/aws-nat-gateway-vs-vpc-endpoint", "2026-06-01"),
    },
    "load-balancer": {
        usd: 0.0225,
        unit: "hour",
        ...read("https://aws.amazon.com/elasticloadbalancing/pricing/", "2026-09-29"),
    },
    "application-capacity-unit": { usd: 0.008, unit: "unit for an hour", ...infracost("lb_test") },
    "network-capacity-unit": { usd: 0.006, unit: "unit for an hour", ...infracost("eip_test") },
    "gateway-load-balancer": {
        usd: 0.0125,
        unit: "hour",
        ...fromMemory("https://aws.amazon.com/elasticloadbalancing/pricing/"),
    },
    "gateway-capacity-unit": {
        usd: 0.004,
        unit: "unit for an hour",
        ...fromMemory("https://aws.amazon.com/elasticloadbalancing/pricing/"),
    },
    "classic-load-balancer": {
        usd: 0.025,
        unit: "hour",
        ...fromMemory("https://aws.amazon.com/elasticloadbalancing/pricing/"),
    },
    "vpn-connection": { usd: 0.05, unit: "hour", ...infracost("vpn_connection_test") },
    "transit-gateway-attachment": { usd: 0.05, unit: "hour", ...infracost("vpn_connection_test") },
    "client-vpn-association": { usd: 0.1, unit: "hour", ...infracost("ec2_client_vpn_network_association_test") },
    "client-vpn-connection": { usd: 0.05, unit: "hour", ...infracost("ec2_client_vpn_endpoint_test") },
    "internet-out": { usd: 0.09, unit: "GB", ...read("https://github.com/chime/alternat", "2026-11-21") },
    "between-zones": {
        usd: 0.02,
        unit: "GB, both ends together",
        ...read("https://www.usage.ai/blogs/aws-network-costs/", "2026-05-01"),
    },
    "network-monitor-subnet": { usd: 0.11, unit: "hour", ...fromMemory("https://aws.amazon.com/cloudwatch/pricing/") },
    "cpu-credits-x86_64": {
        usd: 0.05,
        unit: "vCPU hour",
        ...read(
            "https://aws.amazon.com/blogs/aws/new-t3-instances-burstable-cost-effective-performance/",
            "2018-08-21",
        ),
    },
    "cpu-credits-arm64": {
        usd: 0.04,
        unit: "vCPU hour",
        ...fromMemory("https://aws.amazon.com/ec2/pricing/on-demand/"),
    },
    "ebs-gp3": { usd: 0.08, unit: "GB for a month", ...read("https://aws.amazon.com/ebs/pricing/", "2026-09-29") },
    "ebs-gp3-throughput": { usd: 0.04, unit: "MB/s above 125 for a month", ...infracost("ebs_volume_test") },
    "ebs-gp3-iops": {
        usd: 0.005,
        unit: "operation a second above 3000 for a month",
        ...fromMemory("https://aws.amazon.com/ebs/pricing/"),
    },
    "ebs-gp2": { usd: 0.1, unit: "GB for a month", ...read("https://aws.amazon.com/ebs/pricing/", "2026-09-29") },
    "ebs-io1": { usd: 0.125, unit: "GB for a month", ...infracost("instance_test") },
    "ebs-io1-iops": { usd: 0.065, unit: "operation a second for a month", ...infracost("ebs_volume_test") },
    "ebs-st1": { usd: 0.045, unit: "GB for a month", ...infracost("ebs_volume_test") },
    "ebs-sc1": { usd: 0.015, unit: "GB for a month", ...infracost("ebs_volume_test") },
    "ebs-standard": { usd: 0.05, unit: "GB for a month", ...infracost("ebs_volume_test") },
    metric: { usd: 0.3, unit: "metric for a month", ...infracost("instance_test") },
    "container-insights-metric": {
        usd: 0.07,
        unit: "metric for a month",
        ...read("https://fortem.dev/blog/ecs-fargate-monitoring/", "2026-11-21"),
    },
    "alarm-metric": {
        usd: 0.1,
        unit: "metric in an alarm for a month",
        ...read("https://aws.amazon.com/cloudwatch/pricing/", "2026-09-29"),
    },
    "alarm-metric-high-resolution": {
        usd: 0.3,
        unit: "metric in an alarm for a month",
        ...infracost("cloudwatch_metric_alarm_test"),
    },
    "composite-alarm": {
        usd: 0.5,
        unit: "alarm for a month",
        ...read("https://c3x.dev/resources/aws/aws_cloudwatch_metric_alarm", "2026-11-21"),
    },
    dashboard: { usd: 3, unit: "dashboard for a month", ...infracost("cloudwatch_dashboard_test") },
    "log-ingestion": { usd: 0.5, unit: "GB", ...infracost("cloudwatch_log_group_test") },
    "log-storage": { usd: 0.03, unit: "compressed GB for a month", ...infracost("cloudwatch_log_group_test") },
    "log-delivery": { usd: 0.25, unit: "GB", ...fromMemory("https://aws.amazon.com/cloudwatch/pricing/") },
    "kms-key": { usd: 1, unit: "key for a month", ...infracost("kms_key_test") },
    "kms-requests": { usd: 3e-6, unit: "request", ...infracost("kms_key_test") },
    secret: { usd: 0.4, unit: "secret for a month", ...infracost("secretsmanager_secret_test") },
    "hosted-zone": { usd: 0.5, unit: "zone for a month", ...infracost("route53_zone_test") },
    "dns-queries": { usd: 4e-7, unit: "query", ...infracost("route53_record_test") },
    "resolver-address": { usd: 0.125, unit: "hour", ...infracost("route53_resolver_endpoint_test") },
    "resolver-queries": { usd: 4e-7, unit: "query", ...infracost("route53_resolver_endpoint_test") },
    "health-check": { usd: 0.5, unit: "check for a month", ...fromMemory("https://aws.amazon.com/route53/pricing/") },
    "s3-storage": { usd: 0.023, unit: "GB for a month", ...infracost("s3_bucket_test") },
    email: { usd: 2e-5, unit: "mail", ...infracost("sns_topic_test", "2024-12-04") },
    "queue-request": { usd: 4e-7, unit: "request", ...infracost("sqs_queue_test") },
    "ecr-storage": { usd: 0.1, unit: "GB for a month", ...infracost("ecr_repository_test") },
    "efs-storage": { usd: 0.3, unit: "GB for a month", ...infracost("efs_file_system_test") },
    "lambda-request": { usd: 2e-7, unit: "request", ...infracost("lambda_function_test") },
    "lambda-x86_64": { usd: 1.66667e-5, unit: "GB for a second", ...infracost("lambda_function_test") },
    "lambda-arm64": { usd: 1.33334e-5, unit: "GB for a second", ...infracost("lambda_function_test") },
    "waf-acl": { usd: 5, unit: "list for a month", ...read("https://aws.amazon.com/waf/pricing/", "2026-09-29") },
    "waf-rule": { usd: 1, unit: "rule for a month", ...read("https://aws.amazon.com/waf/pricing/", "2026-09-29") },
    "waf-request": { usd: 6e-7, unit: "request", ...read("https://aws.amazon.com/waf/pricing/", "2026-09-29") },
    "fargate-vcpu": { usd: 0.0404784, unit: "hour", ...read("https://aws.amazon.com/fargate/pricing/", "2026-09-29") },
    "fargate-memory": {
        usd: 0.004446,
        unit: "GB for an hour",
        ...read("https://aws.amazon.com/fargate/pricing/", "2026-09-29"),
    },
    ...cachePrices,
    "rds-storage": { usd: 0.115, unit: "GB for a month", ...infracost("db_instance_test", "2026-05-03") },
} satisfies Readonly<Record<string, Price>>;
