import * as pulumi from "@pulumi/pulumi";
import type { AwsScope } from "../../shared/scope";
import { serviceNames } from "./names";
import { SecretsKey, type SecretsKeyTransforms } from "../../secrets/secrets-key";
import { variantKey, type DeployedService } from "./variants";

export interface PreparedServiceArgs {
    readonly scope: AwsScope;
    /** An entry of the `services` block; `schema/` has its units, defaults and limits. */
    readonly config: DeployedService;
    /** Whether Pulumi refuses to delete the key of the service's secrets. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of the key's resources. Default: none. */
    readonly transform?: SecretsKeyTransforms | undefined;
}

/**
 * A service of which nothing runs yet: its secrets can be put in place under the key that only it may decrypt with. It
 * is the same component as the whole `Service`, which the key then belongs to.
 *
 * Children: SecretsKey.
 */
export class PreparedService extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:Service";

    constructor(name: string, args: PreparedServiceArgs, opts?: pulumi.ComponentResourceOptions) {
        super(PreparedService.type, name, {}, opts);
        createSecretsKey(name, args, this);
        this.registerOutputs({});
    }
}

/** None for a variant, which reads its service's secrets: that service's key has the variant's roles as readers. */
export function createSecretsKey(
    name: string,
    { scope, config, deletionProtection, transform }: PreparedServiceArgs,
    parent: pulumi.Resource,
): readonly SecretsKey[] {
    if (config.variantOf !== undefined) {
        return [];
    }
    const services = [name, ...Object.keys(config.variants).map((variant) => variantKey(name, variant))];
    const readers = services
        .map((service) => serviceNames(scope.prefix, service))
        .flatMap(({ executionRole, taskRole }) => [executionRole, taskRole]);
    const alias = serviceNames(scope.prefix, name).keyAlias;
    const args = { scope, service: name, alias, readers, deletionDays: config.kmsKeyDeletionDays };
    return [new SecretsKey(`${name}-secrets`, { ...args, deletionProtection, transform }, { parent })];
}
