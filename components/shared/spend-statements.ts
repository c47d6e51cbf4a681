import * as pulumi from "@pulumi/pulumi";
import type { Statement } from "./policy-document";
import type { AwsScope } from "./scope";

/**
 * Lets budgets and cost anomalies of this account do something to a topic, or to the key that encrypts it.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 */
export function spendStatements(
    { accountId, partition }: AwsScope,
    allowed: Pick<Statement, "Action" | "Resource">,
): readonly Statement[] {
    const ofAccount = { "aws:SourceAccount": accountId };
    return [
        {
            Sid: "BudgetsOfThisAccount",
            Effect: "Allow",
            Principal: { Service: "budgets.amazonaws.com" },
            ...allowed,
            Condition: {
                StringEquals: ofAccount,
                ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:${partition}:budgets::${accountId}:*` },
            },
        },
        {
            Sid: "CostAnomaliesOfThisAccount",
            Effect: "Allow",
            Principal: { Service: "costalerts.amazonaws.com" },
            ...allowed,
            Condition: { StringEquals: ofAccount },
        },
    ];
}
