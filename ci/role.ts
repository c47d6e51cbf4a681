import { partitionOf } from "@platform/aws-model/regions";
import { readStack } from "../ops/stack";
import { pipelineOf, sessionHours, type Job } from "../components/delivery/pipeline";
import { exitCodes, StepError } from "./errors";
import type { Surroundings } from "./step";

/** As variables of the environment; empty where none are taken. */
export type Credentials = Readonly<Record<string, string>>;

/**
 * Credentials of the job's role in the stack, as variables for the programs that the step starts: nothing is written to a file.
 * Where the host gives no token, as in a terminal, there are none: AWS's own way to credentials is left alone.
 *
 * @throws StepError (2) where the stack has no `delivery`, or AWS refuses.
 */
export async function credentialsFor(
    stackName: string,
    job: Job,
    { root, host, env }: Surroundings,
): Promise<Credentials> {
    if (host.name === "local") {
        return {};
    }
    const stack = readStack(root, stackName);
    const { delivery } = stack.config;
    const [account] = stack.provider.allowedAccountIds ?? [];
    if (delivery === undefined || account === undefined) {
        const needed = delivery === undefined ? "platform:delivery" : "aws:allowedAccountIds";
        throw new StepError(exitCodes.usage, `Pulumi.${stackName}.yaml has no ${needed}, so there is no role to take`);
    }
    const token = await host.identityToken(pipelineOf(delivery, stackName).audience);
    const role = `arn:${partitionOf(stack.provider.region)}:iam::${account}:role/${stack.prefix}-ci-${job}`;
    const { STSClient, AssumeRoleWithWebIdentityCommand } = await import("@aws-sdk/client-sts");
    const sts = new STSClient({ region: stack.provider.region });
    const { Credentials: given } = await sts.send(
        new AssumeRoleWithWebIdentityCommand({
            RoleArn: role,
            RoleSessionName: `${host.name}-${env["GITHUB_RUN_ID"] ?? env["CIRCLE_WORKFLOW_ID"] ?? "run"}`,
            WebIdentityToken: token,
            DurationSeconds: sessionHours[job] * 3600,
        }),
    );
    return {
        AWS_ACCESS_KEY_ID: given?.AccessKeyId ?? "",
        AWS_SECRET_ACCESS_KEY: given?.SecretAccessKey ?? "",
        AWS_SESSION_TOKEN: given?.SessionToken ?? "",
    };
}
