import { partitionOf } from "@platform/aws-model/regions";
import { readStack } from "../ops/stack";
import { pipelineOf, pipelineRole, releaseRole, sessionHours, type Job } from "../components/delivery/pipeline";
import { exitCodes, StepError } from "./errors";
import type { Surroundings } from "./step";

/** As variables of the environment; empty where none are taken. */
export type Credentials = Readonly<Record<string, string>>;

/**
 * Credentials of the job's role in the stack, as variables for the programs that the step starts: nothing is written to a file.
 * Where the host gives no token, as in a terminal, there are none: AWS's own way to credentials is left alone.
 *
 * @param service Of the job `release`: whose image the role is for.
 * @throws StepError (2) where the stack has no `delivery`, or AWS refuses.
 */
export async function credentialsFor(
    stackName: string,
    job: Job,
    { root, host, env }: Surroundings,
    service = "",
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
    if (job === "release" && delivery.images[service] === undefined) {
        const text = `Pulumi.${stackName}.yaml has no ${service} in platform:delivery.images, so there is no role to take`;
        throw new StepError(exitCodes.usage, text);
    }
    const token = await host.identityToken(pipelineOf(delivery, stackName).audience);
    const name = job === "release" ? releaseRole(stack.prefix, service) : pipelineRole(stack.prefix, job);
    const role = `arn:${partitionOf(stack.provider.region)}:iam::${account}:role/${name}`;
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

/** Settings of AWS's clients: the credentials of the role, or what AWS's own way finds. */
export function asSettings({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN }: Credentials) {
    return AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined || AWS_SESSION_TOKEN === undefined
        ? {}
        : {
              credentials: {
                  accessKeyId: AWS_ACCESS_KEY_ID,
                  secretAccessKey: AWS_SECRET_ACCESS_KEY,
                  sessionToken: AWS_SESSION_TOKEN,
              },
          };
}
