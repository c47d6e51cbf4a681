import { partitionOf } from "@platform/aws-model/regions";
import { readStack } from "../../ops/stack";
import { asSettings, credentialsFor } from "../role";
import { exitCodes, StepError } from "../errors";
import { stackOf, type Step } from "../step";

/** To where the stack's alarms go: mails, and Slack by Amazon Q, which shows messages of this form. */
export const notify: Step = {
    name: "notify",
    flags: "--stack NAME [--failed]",
    summary: "tells the alert channels of a deployment; a failed one wakes nobody, for what ran before still runs",
    async run(surroundings, flags) {
        const { root, host, out } = surroundings;
        const name = stackOf(flags);
        const { prefix, provider, config } = readStack(root, name);
        const [account] = provider.allowedAccountIds ?? [];
        if (config.alerts === undefined || account === undefined) {
            throw new StepError(exitCodes.usage, `Pulumi.${name}.yaml has no platform:alerts or aws:allowedAccountIds`);
        }
        const title = flags.failed ? `Deployment of ${name} failed` : `${name} was deployed`;
        const { SNSClient, PublishCommand } = await import("@aws-sdk/client-sns");
        const sns = new SNSClient({
            region: provider.region,
            ...asSettings(await credentialsFor(name, "deploy", surroundings)),
        });
        await sns.send(
            new PublishCommand({
                TopicArn: `arn:${partitionOf(provider.region)}:sns:${provider.region}:${account}:${prefix}-alerts-warning`,
                Message: JSON.stringify({
                    version: "1.0",
                    source: "custom",
                    content: { title, description: host.url ?? "by hand" },
                }),
            }),
        );
        out(`told: ${title}\n`);
        return exitCodes.done;
    },
};
