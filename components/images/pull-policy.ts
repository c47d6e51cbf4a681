import * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "../shared/policy-document";
import { stackPrefix, type AwsScope } from "../shared/scope";
import type { Puller } from "./pullers";

/** What starting a container takes. */
export const pullActions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/**
 * Lets the roles pull with which ECS starts the stacks' tasks, and the stacks' functions. In the registry's own account the
 * roles' policies would do; in another one AWS asks both sides.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#configuration-images-permissions
 */
export function pullPolicy({ partition, region }: AwsScope, pullers: readonly Puller[]): pulumi.Output<string> {
    const arns = (of: (stack: string, accountId: string) => pulumi.Output<string>) =>
        pullers.flatMap(({ stack, accountIds }) => accountIds.map((accountId) => of(stack, accountId)));
    const accounts = [...new Set(pullers.flatMap(({ accountIds }) => accountIds))];
    return policyDocument([
        {
            Sid: "Tasks",
            Effect: "Allow",
            Principal: { AWS: accounts.map((id) => pulumi.interpolate`arn:${partition}:iam::${id}:root`) },
            Action: pullActions,
            Condition: {
                ArnLike: {
                    "aws:PrincipalArn": arns(
                        (stack, id) =>
                            pulumi.interpolate`arn:${partition}:iam::${id}:role/${stackPrefix(stack)}-*-execution`,
                    ),
                },
            },
        },
        {
            Sid: "Functions",
            Effect: "Allow",
            Principal: { Service: "lambda.amazonaws.com" },
            Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            Condition: {
                ArnLike: {
                    "aws:SourceArn": arns(
                        (stack, id) =>
                            pulumi.interpolate`arn:${partition}:lambda:${region}:${id}:function:${stackPrefix(stack)}-*`,
                    ),
                },
            },
        },
    ]);
}
