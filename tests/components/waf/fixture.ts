import { wafSchema, type WafConfig } from "../../../components/waf/schema";
import { WebAcl, type WebAclArgs } from "../../../components/waf/web-acl";
import { recordBoth } from "../../harness/record";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";

export const token = {
    acl: "aws:wafv2/webAcl:WebAcl",
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    association: "aws:wafv2/webAclAssociation:WebAclAssociation",
    ipSet: "aws:wafv2/ipSet:IpSet",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    logging: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
} as const;

export const loadBalancerArn =
    "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/open/0123456789abcdef";

/** A `waf` block with its defaults. */
export function wafConfig(config: Readonly<Record<string, unknown>> = {}): WafConfig {
    return wafSchema.parse(config);
}

export function recordWebAcl(config: Readonly<Record<string, unknown>> = {}, args: Partial<WebAclArgs> = {}) {
    return recordBoth(
        () =>
            new WebAcl("open-waf", {
                scope: testScope(),
                config: wafConfig(config),
                loadBalancerArn,
                topics: testTopics,
                encryptionKeyArn: testKeyArn,
                ...args,
            }),
    );
}
