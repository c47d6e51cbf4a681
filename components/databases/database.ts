import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import { Firewall } from "../shared/firewall";
import type { AwsScope } from "../shared/scope";
import type { Caller } from "../shared/security-group";
import { createStoreKey } from "../shared/store-key";
import { transformed, withTransforms } from "../shared/transform";
import { createAurora } from "./aurora/aurora";
import { plannedAurora } from "./aurora/plan";
import type { MadeDatabase, Surroundings } from "./engine";
import { createHostParameters } from "./host-parameters";
import { databaseNames, type DatabaseNames } from "./names";
import { createMonitoringRole } from "./observation";
import { databaseKeyUse, databasePort } from "./plan";
import { createPostgres } from "./postgres";
import { plannedPostgres } from "./postgres-plan";
import type { DatabaseConfig } from "./schema";
import type { DatabaseTarget } from "./target";
import { databaseResources, type DatabaseTransforms } from "./transforms";

export interface DatabaseArgs {
    readonly scope: AwsScope;
    /** Its key in the `databases` block: part of every name. At most 16 characters. */
    readonly key: string;
    /** An entry of the `databases` block; schema.ts has its units, defaults and limits. */
    readonly config: DatabaseConfig;
    readonly vpcId: pulumi.Input<string>;
    /** Subnets by zone, two or more, that nothing but data uses. */
    readonly dataSubnetIds: ByZone<pulumi.Input<string>>;
    /** Who may connect from the start. Apps with a group of their own connect themselves, to `target.securityGroupId`. */
    readonly callers: readonly Caller[];
    readonly topics: AlarmTopics;
    /** Key that encrypts the logs. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Whether AWS refuses to delete the instances, and Pulumi these and the key; and the default of `multiAz`. */
    readonly deletionProtection: boolean;
    /** Whether Pulumi refuses to delete the key all the same: nothing else reads the final snapshot. */
    readonly keepForRebuild: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: DatabaseTransforms | undefined;
}

/**
 * A PostgreSQL database on RDS that only named clients reach, only by TLS, and that can be restored to any second of
 * the days that its backups are kept.
 *
 * Children: key and alias, subnet group, Firewall, parameter group, log groups, role for monitoring, the instance and
 * its replicas or the cluster and its instances, parameters with the host names, events and alarms. README.md has the cost.
 *
 * A new `storageGiB`, class or version changes it in place. What would replace it, and lose the data, is fixed, ignored or
 * refused by `protect`.
 */
export class Database extends pulumi.ComponentResource {
    static readonly type = "platform:databases:Database";

    readonly target: DatabaseTarget;

    private readonly names: DatabaseNames;
    /** For readers. */
    private readonly title: string;

    constructor(
        private readonly name: string,
        private readonly args: DatabaseArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Database.type, name, {}, withTransforms(databaseResources, args.transform, opts));
        const { scope, key, config } = args;
        this.names = databaseNames(scope.prefix, key);
        this.title = `Database ${key}`;
        const { identifier, keyAlias, hostParameter, readerHostParameter } = this.names;

        const firewall = this.createFirewall();
        const { securityGroupId } = firewall;
        const keyArn = this.createKey();
        const made = this.createEngine(this.createSurroundings(keyArn, securityGroupId));
        const hosts = createHostParameters(name, { names: this.names, title: this.title, ...made }, this);

        this.target = {
            ...made,
            ...{ key, engine: config.engine, identifier, port: databasePort, securityGroupId, hostParameter },
            readerHostParameter: made.readerHost === undefined ? undefined : readerHostParameter,
            ...{ keyAlias, keyArn },
            ready: [...made.ready, ...hosts, firewall],
        };
        this.registerOutputs({ address: made.host, port: databasePort, ...transformed(this) });
    }

    private createEngine(surroundings: Surroundings): MadeDatabase {
        const { scope, key, config, dataSubnetIds, deletionProtection } = this.args;
        if (config.engine === "aurora") {
            const planned = plannedAurora(scope.prefix, key, config, Object.keys(dataSubnetIds));
            return createAurora(this.name, { ...surroundings, planned }, this);
        }
        const planned = plannedPostgres(scope.prefix, key, config, deletionProtection);
        return createPostgres(this.name, { ...surroundings, planned }, this);
    }

    private createFirewall(): Firewall {
        const { scope, key, vpcId, callers, transform } = this.args;
        return new Firewall(
            `${this.name}-clients`,
            {
                type: "platform:databases:Firewall",
                vpcId,
                description: this.title,
                members: `database ${key}`,
                nameTag: `${scope.prefix}-db-${key}`,
                callers,
                egress: [],
                onPremisesCidrs: [],
                transform: transform?.firewall,
            },
            { parent: this },
        );
    }

    private createKey(): pulumi.Output<string> {
        const { scope, key, deletionProtection, keepForRebuild } = this.args;
        return createStoreKey(
            this.name,
            {
                scope,
                store: `database ${key}`,
                use: databaseKeyUse,
                alias: this.names.keyAlias,
                deletionProtection: deletionProtection || keepForRebuild,
            },
            this,
        );
    }

    private createSurroundings(keyArn: pulumi.Input<string>, securityGroupId: pulumi.Input<string>): Surroundings {
        const { args, name, title } = this;
        const { scope, topics, encryptionKeyArn, deletionProtection } = args;
        const roleName = this.names.monitoringRole;
        const role = createMonitoringRole(`${name}-monitoring`, { scope, roleName, title }, this);
        return {
            ...{ scope, topics, title, keyArn, encryptionKeyArn, securityGroupId, deletionProtection },
            subnetGroupName: this.createSubnetGroup(),
            monitoringRoleArn: role.arn,
            startsAfter: [role.attachment],
        };
    }

    private createSubnetGroup(): pulumi.Output<string> {
        const { dataSubnetIds } = this.args;
        return new aws.rds.SubnetGroup(
            this.name,
            {
                name: this.names.identifier,
                description: this.title,
                subnetIds: Object.values(dataSubnetIds),
            },
            { parent: this },
        ).name;
    }
}
