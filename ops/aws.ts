import type { AutoScaling } from "@aws-sdk/client-auto-scaling";
import type { CloudWatch } from "@aws-sdk/client-cloudwatch";
import type { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import type { EC2 } from "@aws-sdk/client-ec2";
import type { ECR } from "@aws-sdk/client-ecr";
import type { ECS } from "@aws-sdk/client-ecs";
import type { Lambda } from "@aws-sdk/client-lambda";
import type { SSM } from "@aws-sdk/client-ssm";
import type { STS } from "@aws-sdk/client-sts";
import { z } from "zod";
import type { ProviderConfig } from "../config/provider";

// It warns that versions to come will not run on Node.js 20. The one here is pinned, and does.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

/** What the AWS provider is told about credentials, as far as it is read here. */
const credentialSettings = z.object({
    profile: z.string().optional(),
    assumeRoles: z
        .array(
            z.object({
                roleArn: z.string(),
                sessionName: z.string().default("platform-ops"),
                externalId: z.string().optional(),
            }),
        )
        .default([]),
});

interface ClientSettings {
    readonly region: string;
    readonly profile?: string;
    readonly credentials?: () => Promise<Credentials>;
}

interface Credentials {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
    readonly expiration?: Date;
}

/**
 * AWS's clients, each loaded when it is first used. Credentials come from where the AWS SDK looks for them, and from
 * `aws:profile` and `aws:assumeRoles` of the stack file; `AWS_ENDPOINT_URL` leads all calls elsewhere.
 */
export class Aws {
    private readonly settings: ClientSettings;

    constructor(provider: ProviderConfig) {
        const { profile, assumeRoles } = credentialSettings.parse(provider);
        const own = { region: provider.region, ...(profile === undefined ? {} : { profile }) };
        this.settings = assumeRoles.reduce<ClientSettings>((settings, role) => withRole(settings, role), own);
    }

    readonly ecs = once(async (): Promise<ECS> => new (await import("@aws-sdk/client-ecs")).ECS(this.settings));
    readonly ec2 = once(async (): Promise<EC2> => new (await import("@aws-sdk/client-ec2")).EC2(this.settings));
    readonly ssm = once(async (): Promise<SSM> => new (await import("@aws-sdk/client-ssm")).SSM(this.settings));
    readonly sts = once(() => stsClient(this.settings));
    readonly lambda = once(
        async (): Promise<Lambda> => new (await import("@aws-sdk/client-lambda")).Lambda(this.settings),
    );
    readonly logs = once(
        async (): Promise<CloudWatchLogs> =>
            new (await import("@aws-sdk/client-cloudwatch-logs")).CloudWatchLogs(this.settings),
    );
    readonly cloudWatch = once(
        async (): Promise<CloudWatch> => new (await import("@aws-sdk/client-cloudwatch")).CloudWatch(this.settings),
    );
    readonly autoScaling = once(
        async (): Promise<AutoScaling> => new (await import("@aws-sdk/client-auto-scaling")).AutoScaling(this.settings),
    );

    /** @param region Of the registry, which need not be the stack's. */
    async ecr(region: string): Promise<ECR> {
        return new (await import("@aws-sdk/client-ecr")).ECR({ ...this.settings, region });
    }
}

async function stsClient(settings: ClientSettings): Promise<STS> {
    return new (await import("@aws-sdk/client-sts")).STS(settings);
}

/** Settings of clients that act as a role, taken with the credentials so far. The SDK asks again before they expire. */
function withRole(
    settings: ClientSettings,
    { roleArn, sessionName, externalId }: z.output<typeof credentialSettings>["assumeRoles"][number],
): ClientSettings {
    return {
        region: settings.region,
        credentials: async () => {
            const sts = await stsClient(settings);
            const { Credentials: given } = await sts.assumeRole({
                RoleArn: roleArn,
                RoleSessionName: sessionName,
                ...(externalId === undefined ? {} : { ExternalId: externalId }),
            });
            return {
                accessKeyId: given?.AccessKeyId ?? "",
                secretAccessKey: given?.SecretAccessKey ?? "",
                sessionToken: given?.SessionToken ?? "",
                ...(given?.Expiration === undefined ? {} : { expiration: given.Expiration }),
            };
        },
    };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
    let made: Promise<T> | undefined;
    return () => (made ??= make());
}
