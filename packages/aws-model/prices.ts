import { baselinePrices } from "./baseline-prices";
import { cachePrices } from "./cache-prices";
import type { priceFamilies } from "./price-families";
import { fromMemory, infracost, read, type Price } from "./price-sources";

/**
 * What AWS charges: every number of an estimate that is no assumption about use. US dollars, in us-east-1, on demand,
 * without taxes, free tiers and discounts.
 */

/** A price by its name, or `<family>/<type>`, which the table may not have. */
export type PriceName = keyof typeof prices | `${keyof typeof priceFamilies}/${string}`;

/** Where these prices hold. */
export const priceRegion = "us-east-1";

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
    "firehose-ingestion": { usd: 0.029, unit: "GB", ...fromMemory("https://aws.amazon.com/firehose/pricing/") },
    "firehose-decompression": {
        usd: 0.00325,
        unit: "unpacked GB",
        ...fromMemory("https://aws.amazon.com/firehose/pricing/"),
    },
    "log-delivery": { usd: 0.25, unit: "GB", ...fromMemory("https://aws.amazon.com/cloudwatch/pricing/") },
    "kms-key": { usd: 1, unit: "key for a month", ...infracost("kms_key_test") },
    "kms-requests": { usd: 3e-6, unit: "request", ...infracost("kms_key_test") },
    secret: { usd: 0.4, unit: "secret for a month", ...infracost("secretsmanager_secret_test") },
    "hosted-zone": { usd: 0.5, unit: "zone for a month", ...infracost("route53_zone_test") },
    "dns-queries": { usd: 4e-7, unit: "query", ...infracost("route53_record_test") },
    "resolver-address": { usd: 0.125, unit: "hour", ...infracost("route53_resolver_endpoint_test") },
    "resolver-queries": { usd: 4e-7, unit: "query", ...infracost("route53_resolver_endpoint_test") },
    "health-check": { usd: 0.75, unit: "check for a month", ...infracost("route53_health_check_test") },
    "health-check-option": {
        usd: 2,
        unit: "option of a check for a month",
        ...infracost("route53_health_check_test"),
    },
    "health-check-within-aws": { usd: 0.5, unit: "check for a month", ...infracost("route53_health_check_test") },
    "health-check-within-aws-option": {
        usd: 1,
        unit: "option of a check for a month",
        ...infracost("route53_health_check_test"),
    },
    "cloudfront-out": { usd: 0.085, unit: "GB", ...read("https://aws.amazon.com/cloudfront/pricing/", "2026-11-30") },
    "cloudfront-request": {
        usd: 1e-6,
        unit: "request by HTTPS",
        ...read("https://wring.co/blog/aws-cloudfront-pricing-guide", "2026-03-08"),
    },
    "cloudfront-function": {
        usd: 1e-7,
        unit: "call",
        ...read("https://cur.vantage.sh/aws/amazoncloudfront/", "2026-11-30"),
    },
    "s3-storage": { usd: 0.023, unit: "GB for a month", ...infracost("s3_bucket_test") },
    "s3-get": { usd: 4e-7, unit: "request", ...fromMemory("https://aws.amazon.com/s3/pricing/") },
    email: { usd: 2e-5, unit: "mail", ...infracost("sns_topic_test", "2024-12-04") },
    "queue-request": { usd: 4e-7, unit: "request", ...infracost("sqs_queue_test") },
    "ecr-storage": { usd: 0.1, unit: "GB for a month", ...infracost("ecr_repository_test") },
    "efs-storage": { usd: 0.3, unit: "GB for a month", ...infracost("efs_file_system_test") },
    "lambda-request": { usd: 2e-7, unit: "request", ...infracost("lambda_function_test") },
    "lambda-x86_64": { usd: 1.66667e-5, unit: "GB for a second", ...infracost("lambda_function_test") },
    "lambda-arm64": { usd: 1.33334e-5, unit: "GB for a second", ...infracost("lambda_function_test") },
    ...baselinePrices,
    "waf-acl": { usd: 5, unit: "list for a month", ...read("https://aws.amazon.com/waf/pricing/", "2026-09-29") },
    "waf-rule": { usd: 1, unit: "rule for a month", ...read("https://aws.amazon.com/waf/pricing/", "2026-09-29") },
    "waf-request": { usd: 6e-7, unit: "request", ...read("https://aws.amazon.com/waf/pricing/", "2026-09-29") },
    "fargate-vcpu": { usd: 0.0404784, unit: "hour", ...read("https://aws.amazon.com/fargate/pricing/", "2026-09-29") },
    "fargate-memory": {
        usd: 0.004446,
        unit: "GB for an hour",
        ...read("https://aws.amazon.com/fargate/pricing/", "2026-09-29"),
    },
    /** Aurora Serverless v2, standard storage. */
    "aurora-acu": {
        usd: 0.12,
        unit: "capacity unit for an hour",
        ...read(
            "https://www.factualminds.com/blog/amazon-aurora-pricing-io-optimized-serverless-v2-global/",
            "2026-06-13",
        ),
    },
    "aurora-storage": { usd: 0.1, unit: "GB for a month", ...infracost("rds_cluster_test") },
    "aurora-io": { usd: 0.2, unit: "million requests", ...infracost("rds_cluster_test") },
    ...cachePrices,
    "rds-storage": { usd: 0.115, unit: "GB for a month", ...infracost("db_instance_test", "2026-05-03") },
} satisfies Readonly<Record<string, Price>>;
