import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics } from "../shared/alarm";
import { atEdge } from "../shared/edge";
import { createLogGroup } from "../shared/log-group";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { measured, webAclRules } from "./rules";
import type { WafConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The web ACL. */
    webAcl: aws.wafv2.WebAcl,
    /** The ranges that no rule judges. */
    ipSet: aws.wafv2.IpSet,
    /** What puts it before the load balancer. */
    association: aws.wafv2.WebAclAssociation,
    /** The log group. */
    logGroup: aws.cloudwatch.LogGroup,
    /** What goes to the log. */
    logging: aws.wafv2.WebAclLoggingConfiguration,
    /** The alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type WebAclTransforms = TransformsOf<typeof inner>;

export interface WebAclArgs {
    readonly scope: AwsScope;
    /** A `waf` block; schema.ts has its units, defaults and limits. */
    readonly config: WafConfig;
    /** The load balancer that it stands before. Default: none; it is for CloudFront, whose distributions name its ARN. */
    readonly loadBalancerArn?: pulumi.Input<string> | undefined;
    /** Topics of the region that it is in: us-east-1 if it is for CloudFront. */
    readonly topics: AlarmTopics;
    /** Key of that region that encrypts the log group. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: WebAclTransforms | undefined;
}

/**
 * Rules that read each request to a load balancer or a CDN, and count or block what they find.
 *
 * Children: the web ACL, its log group `aws-waf-logs-<prefix>-<name>` and what goes there, an alarm; before a load balancer
 * the association; with `trustedCidrs` their set. About 5 USD a month, 1 for each rule, 0.60 for each million requests, and
 * the log. Becoming one for CloudFront replaces it; everything else changes in place.
 */
export class WebAcl extends pulumi.ComponentResource {
    static readonly type = "platform:waf:WebAcl";

    readonly arn: pulumi.Output<string>;

    /** Nothing in the stack's own region. */
    private readonly place: { readonly region?: string };

    constructor(
        private readonly name: string,
        private readonly args: WebAclArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(WebAcl.type, name, {}, withTransforms(inner, args.transform, opts));
        const { loadBalancerArn } = args;
        this.place = loadBalancerArn === undefined ? atEdge(args.scope) : {};

        const acl = this.createWebAcl();
        this.log(acl);
        if (loadBalancerArn !== undefined) {
            new aws.wafv2.WebAclAssociation(
                name,
                { webAclArn: acl.arn, resourceArn: loadBalancerArn },
                // AWS takes an association away by its load balancer: that of the old web ACL, deleted last, would be the new one.
                { parent: this, deleteBeforeReplace: true },
            );
        }
        this.watch();
        this.arn = acl.arn;
        this.registerOutputs({ arn: this.arn, ...transformed(this) });
    }

    /** In CloudWatch's dimensions, and the end of the log group's name. */
    private get metricName(): string {
        return `${this.args.scope.prefix}-${this.name}`;
    }

    private get logGroupName(): string {
        return `aws-waf-logs-${this.metricName}`; // so AWS wants it to begin
    }

    /** Its name is Pulumi's, for another would replace it. */
    private createWebAcl(): aws.wafv2.WebAcl {
        const { config, loadBalancerArn } = this.args;
        const about = { scope: loadBalancerArn === undefined ? "CLOUDFRONT" : "REGIONAL", ...this.place };
        const tags = { Name: this.metricName };
        const trusted =
            config.trustedCidrs.length === 0
                ? undefined
                : new aws.wafv2.IpSet(
                      this.name,
                      { ...about, ipAddressVersion: "IPV4", addresses: [...config.trustedCidrs].sort(), tags },
                      { parent: this },
                  );
        return new aws.wafv2.WebAcl(
            this.name,
            {
                ...about,
                defaultAction: { allow: {} },
                rules: [...webAclRules(config, trusted?.arn)],
                visibilityConfig: measured(this.metricName),
                tags,
            },
            { parent: this },
        );
    }

    /** What the rules found, without what lets somebody sign in. AWS itself lets WAF write to the group. */
    private log(acl: aws.wafv2.WebAcl): void {
        const { scope, config, encryptionKeyArn } = this.args;
        const group = createLogGroup(
            this.name,
            {
                ...this.place,
                scope,
                name: this.logGroupName,
                retentionInDays: config.logRetentionDays,
                kmsKeyId: encryptionKeyArn,
            },
            this,
        );
        const found = ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"].map((action) => ({ actionCondition: { action } }));
        new aws.wafv2.WebAclLoggingConfiguration(
            this.name,
            {
                ...this.place,
                resourceArn: acl.arn,
                logDestinationConfigs: [group.arn],
                redactedFields: ["authorization", "cookie"].map((name) => ({ singleHeader: { name } })),
                loggingFilter: {
                    defaultBehavior: "DROP",
                    filters: [{ behavior: "KEEP", requirement: "MEETS_ANY", conditions: found }],
                },
            },
            // AWS takes it away by its web ACL, as an association by its load balancer.
            { parent: this, deleteBeforeReplace: true },
        );
    }

    /** In `count` nothing is blocked: the alarm is on what would be. */
    private watch(): void {
        const { config, loadBalancerArn, scope, topics } = this.args;
        const blocks = config.mode === "block";
        createAlarm(
            `${this.name}-blocked`,
            {
                ...this.place,
                severity: "warning",
                topics,
                namespace: "AWS/WAFV2",
                metricName: blocks ? "BlockedRequests" : "CountedRequests",
                // Those of CloudFront have no region. @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html
                dimensions: {
                    WebACL: this.metricName,
                    Rule: "ALL",
                    ...(loadBalancerArn === undefined ? {} : { Region: scope.region }),
                },
                statistic: "Sum",
                period: 300,
                evaluationPeriods: 3,
                comparisonOperator: "GreaterThanThreshold",
                threshold: config.blockedPer5Minutes,
                treatMissingData: "notBreaching", // nothing was found
                alarmDescription:
                    `WAF ${blocks ? "has blocked" : "would have blocked (mode count)"} more than ` +
                    `${config.blockedPer5Minutes} requests in five minutes, for 15 minutes. See in the log group ` +
                    `${this.logGroupName} which rule found them and whose they were: an attack, or an app whose own ` +
                    "requests a rule takes for one (`except`).",
            },
            { parent: this },
        );
    }
}
