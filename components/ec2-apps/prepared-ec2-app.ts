import * as pulumi from "@pulumi/pulumi";
import { SecretsKey, type SecretsKeyTransforms } from "../secrets/secrets-key";
import type { AwsScope } from "../shared/scope";
import { ec2AppNames } from "./names";
import type { Ec2AppConfig } from "./schema";

export interface PreparedEc2AppArgs {
    readonly scope: AwsScope;
    /** Key in the stack file. */
    readonly key: string;
    readonly config: Pick<Ec2AppConfig, "kmsKeyDeletionDays">;
    /** Whether Pulumi refuses to delete the key of the app's secrets. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of the key's resources. Default: none. */
    readonly transform?: SecretsKeyTransforms | undefined;
}

/**
 * An app of which nothing runs yet: its secrets can be put in place under the key that only it may decrypt with. It is the
 * same component as the whole `Ec2App`, which the key then belongs to.
 *
 * Children: SecretsKey.
 */
export class PreparedEc2App extends pulumi.ComponentResource {
    static readonly type = "platform:ec2-apps:Ec2App";

    constructor(name: string, args: PreparedEc2AppArgs, opts?: pulumi.ComponentResourceOptions) {
        super(PreparedEc2App.type, name, {}, opts);
        createAppKey(name, args, this);
        this.registerOutputs({});
    }
}

/** The key of an app's secrets. */
export function createAppKey(
    name: string,
    { scope, key, config, deletionProtection, transform }: PreparedEc2AppArgs,
    parent: pulumi.Resource,
): SecretsKey {
    const { keyAlias, role } = ec2AppNames(scope.prefix, key);
    const args = { scope, service: name, alias: keyAlias, readers: [role], deletionDays: config.kmsKeyDeletionDays };
    return new SecretsKey(`${name}-secrets`, { ...args, deletionProtection, transform }, { parent });
}
