import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { forEachEntry } from "../shared/records";
import { iamArnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { AuditLog } from "./audit-log";
import { configRules } from "./config-rules";
import type { RecorderConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The service-linked role. */
    serviceLinkedRole: aws.iam.ServiceLinkedRole,
    /** The recorder of each region. */
    recorder: aws.cfg.Recorder,
    /** Where it delivers. */
    channel: aws.cfg.DeliveryChannel,
    /** What starts it. */
    status: aws.cfg.RecorderStatus,
    /** Each rule. */
    rule: aws.cfg.Rule,
};

export type ConfigRecorderTransforms = TransformsOf<typeof inner>;

export interface ConfigRecorderArgs {
    readonly scope: AwsScope;
    readonly auditLog: Pick<AuditLog, "bucketName" | "keyArn" | "policy">;
    /** Key of each region's resources, and the region: the stack's own first. */
    readonly regions: Readonly<Record<string, string>>;
    readonly config: RecorderConfig;
    /** Whether Security Hub is there, whose rules ask most already. */
    readonly hasSecurityHub: boolean;
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ConfigRecorderTransforms | undefined;
}

/**
 * What every resource of the account was like and when it changed, by AWS Config, and a few rules on it.
 *
 * Children: Config's service-linked role unless it exists; for each region the recorder and the channel `default`, of which AWS allows one
 * in a region, and what starts the recorder; in the stack's own region the rules. Cost: 0.003 USD a change, 0.001 an
 * evaluation. The history stays in the bucket when the recorder goes.
 */
export class ConfigRecorder extends pulumi.ComponentResource {
    static readonly type = "platform:account:ConfigRecorder";

    constructor(
        private readonly name: string,
        private readonly args: ConfigRecorderArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ConfigRecorder.type, name, {}, withTransforms(inner, args.transform, opts));
        const role =
            args.config.serviceLinkedRole === "existing"
                ? []
                : [
                      new aws.iam.ServiceLinkedRole(
                          name,
                          { awsServiceName: "config.amazonaws.com" },
                          { parent: this, protect: args.deletionProtection },
                      ),
                  ];
        forEachEntry(args.regions, (region, key) => {
            const started = this.record(key, region, role);
            if (region === args.scope.region) {
                this.judge(started);
            }
        });
        this.registerOutputs(transformed(this));
    }

    /** The channel comes before the start and goes after the stop, or AWS refuses both. */
    private record(key: string, region: string, role: readonly pulumi.Resource[]): pulumi.Resource {
        const { scope, auditLog, config, deletionProtection } = this.args;
        const name = `${this.name}${key}`;
        const recorder = new aws.cfg.Recorder(
            name,
            {
                name: "default",
                region,
                roleArn: iamArnOf(scope, "role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"),
                recordingGroup: { allSupported: true, includeGlobalResourceTypes: region === scope.region },
                recordingMode: { recordingFrequency: config.recording === "daily" ? "DAILY" : "CONTINUOUS" },
            },
            { parent: this, protect: deletionProtection, dependsOn: [...role] },
        );
        const channel = new aws.cfg.DeliveryChannel(
            name,
            { name: "default", region, s3BucketName: auditLog.bucketName, s3KmsKeyArn: auditLog.keyArn },
            { parent: this, dependsOn: [recorder, auditLog.policy] },
        );
        return new aws.cfg.RecorderStatus(
            name,
            { name: recorder.name, region, isEnabled: true },
            { parent: this, dependsOn: channel },
        );
    }

    private judge(started: pulumi.Resource): void {
        const { scope, hasSecurityHub } = this.args;
        forEachEntry(
            configRules(Object.keys(scope.tags), hasSecurityHub),
            ({ description, identifier, parameters }, key) => {
                new aws.cfg.Rule(
                    `${this.name}-${key}`,
                    {
                        name: `${scope.prefix}-${key}`,
                        description,
                        source: { owner: "AWS", sourceIdentifier: identifier },
                        ...(parameters === undefined ? {} : { inputParameters: pulumi.jsonStringify(parameters) }),
                    },
                    { parent: this, dependsOn: started },
                );
            },
        );
    }
}
