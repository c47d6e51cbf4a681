import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { ProjectStacks } from "../shared/block/block";
import { monthlyLimit } from "./plan";
import type { SpendConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The budget. */
    budget: aws.budgets.Budget,
    /** What looks for costs that are unlike those of before. */
    monitor: aws.costexplorer.AnomalyMonitor,
    /** Who is told of them. */
    subscription: aws.costexplorer.AnomalySubscription,
};

/** Changes to the arguments of inner resources. */
export type SpendTransforms = TransformsOf<typeof inner>;

export interface SpendArgs {
    readonly scope: AwsScope;
    /** The `spend` block of the stack's configuration. */
    readonly config: SpendConfig;
    /** US dollars a month of the account. */
    readonly monthly: number;
    /** Of which that of warnings takes messages of budgets and of cost anomalies. */
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: SpendTransforms | undefined;
}

/** The bill's watch, where the stack has the block. */
export function createSpend(
    config: SpendConfig | undefined,
    ownEstimate: number | undefined,
    stacks: ProjectStacks,
    common: () => Pick<SpendArgs, "scope" | "topics">,
): void {
    const monthly = config && monthlyLimit(config, ownEstimate, stacks);
    if (config !== undefined && monthly !== undefined) {
        new Spend("spend", { ...common(), config, monthly });
    }
}

/**
 * The bill of the account: a budget with its thresholds and forecast, and AWS's own look for costs that are unlike those of before.
 *
 * Children: the budget `<prefix>-account`, the monitor of services unless it exists, and a subscription. No cost.
 */
export class Spend extends pulumi.ComponentResource {
    static readonly type = "platform:spend:Spend";

    constructor(name: string, args: SpendArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Spend.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, config, monthly, topics } = args;
        const tell = (notificationType: string, threshold: number) => ({
            ...{ comparisonOperator: "GREATER_THAN", notificationType, threshold, thresholdType: "PERCENTAGE" },
            subscriberSnsTopicArns: [topics.warning],
        });
        new aws.budgets.Budget(
            name,
            {
                name: `${scope.prefix}-account`,
                ...{ budgetType: "COST", timeUnit: "MONTHLY", limitAmount: monthly.toFixed(2), limitUnit: "USD" },
                // Credits and refunds would hide what is used.
                costTypes: { includeCredit: false, includeRefund: false },
                notifications: [
                    ...config.thresholds.map((threshold) => tell("ACTUAL", threshold)),
                    tell("FORECASTED", config.forecastPercent),
                ],
            },
            { parent: this },
        );
        const monitorArn =
            config.anomalyMonitorArn ??
            new aws.costexplorer.AnomalyMonitor(
                name,
                { name: `${scope.prefix}-services`, monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" },
                { parent: this },
            ).arn;
        new aws.costexplorer.AnomalySubscription(
            name,
            {
                name: `${scope.prefix}-anomalies`,
                frequency: "IMMEDIATE", // by a topic AWS sends no others
                monitorArnLists: [monitorArn],
                subscribers: [{ type: "SNS", address: topics.warning }],
                thresholdExpression: {
                    dimension: {
                        key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                        matchOptions: ["GREATER_THAN_OR_EQUAL"],
                        values: [String(config.anomalyUsd)],
                    },
                },
            },
            { parent: this },
        );
        this.registerOutputs(transformed(this));
    }
}
