import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import { Firewall } from "../shared/firewall";
import type { AwsScope } from "../shared/scope";
import type { Caller } from "../shared/security-group";
import { createStoreKey } from "../shared/store-key";
import { transformed, withTransforms } from "../shared/transform";
import { createHostParameters } from "./host-parameters";
import { createInstance, createReplica, type InstanceSurroundings } from "./instance";
import { createLogGroups, createMonitoringRole } from "./observation";
import { databaseKeyUse, databasePort, plannedDatabase, type PlannedDatabase, type PlannedReplica } from "./plan";
import type { DatabaseConfig } from "./schema";
import { databaseResources, type DatabaseTransforms } from "./transforms";
import { watchDatabase } from "./watch";

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

/** What apps need to know of a database. Strings are known in a first preview. */
export interface DatabaseTarget {
    /** Its key in the stack file. */
    readonly key: string;
    readonly identifier: string;
    readonly host: pulumi.Output<string>;
    readonly port: number;
    readonly securityGroupId: pulumi.Output<string>;
    /** Name of the parameter that holds the host name. */
    readonly hostParameter: string;
    /** The same for reading, where there are replicas. */
    readonly readerHostParameter: string | undefined;
    /** Alias of the key that encrypts the master user's secret. */
    readonly keyAlias: string;
    readonly keyArn: pulumi.Output<string>;
    /** Name of the master user. */
    readonly masterUser: pulumi.Output<string>;
    /** ARN of the secret that RDS keeps the master password in; undefined where the stack's own function does. */
    readonly masterSecretArn: pulumi.Output<string> | undefined;
    /** What has to be there before somebody connects by these parameters. */
    readonly ready: readonly pulumi.Resource[];
}

/**
 * A PostgreSQL database on RDS that only named clients reach, only by TLS, and that can be restored to any second of
 * the days that its backups are kept.
 *
 * Children: key and alias, subnet group, Firewall, parameter group, log groups, role for monitoring, the instance and
 * its replicas, parameters with the host names, events and alarms. README.md has the cost.
 *
 * A new `storageGiB`, class or version changes it in place. What would replace it, and lose the data, is fixed, ignored or
 * refused by `protect`.
 */
export class Database extends pulumi.ComponentResource {
    static readonly type = "platform:databases:Database";

    readonly target: DatabaseTarget;

    private readonly planned: PlannedDatabase;
    /** For readers. */
    private readonly title: string;

    constructor(
        private readonly name: string,
        private readonly args: DatabaseArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Database.type, name, {}, withTransforms(databaseResources, args.transform, opts));
        const { scope, key, config, deletionProtection } = args;
        this.planned = plannedDatabase(scope.prefix, key, config, deletionProtection);
        this.title = `Database ${key}`;
        const { names, replicas } = this.planned;

        const firewall = this.createFirewall();
        const logs = this.createLogGroups(name, names.identifier);
        const surroundings = this.createSurroundings(firewall);
        const instance = createInstance(
            name,
            {
                ...surroundings,
                subnetGroupName: this.createSubnetGroup(),
                startsAfter: [...surroundings.startsAfter, ...Object.values(logs)],
            },
            this,
        );
        const copies = replicas.map((replica) => this.createReplica(replica, surroundings, instance));
        const { postgresql: logGroup } = logs;
        watchDatabase(
            name,
            { ...args, title: this.title, planned: this.planned, instance, replicas: copies, logGroup },
            this,
        );
        const hosts = createHostParameters(
            name,
            {
                names,
                title: this.title,
                address: instance.address,
                replicaAddresses: copies.map((copy) => copy.instance.address),
            },
            this,
        );

        this.target = {
            key,
            identifier: names.identifier,
            host: instance.address,
            port: databasePort,
            securityGroupId: firewall.securityGroupId,
            hostParameter: names.hostParameter,
            readerHostParameter: copies.length === 0 ? undefined : names.readerHostParameter,
            keyAlias: names.keyAlias,
            keyArn: pulumi.output(surroundings.keyArn),
            masterUser: instance.username,
            masterSecretArn:
                config.masterPassword === "rds"
                    ? instance.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? "")
                    : undefined,
            ready: [instance, ...hosts, firewall],
        };
        this.registerOutputs({ address: instance.address, port: databasePort, ...transformed(this) });
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

    private createSurroundings({ securityGroupId }: Firewall): InstanceSurroundings {
        const { planned, args, name, title } = this;
        const { scope, key, deletionProtection } = args;
        const { keyAlias: alias, monitoringRole: roleName } = planned.names;
        const protectKey = deletionProtection || args.keepForRebuild;
        const role = createMonitoringRole(`${name}-monitoring`, { scope, roleName, title }, this);
        return {
            planned,
            keyArn: createStoreKey(
                name,
                { scope, store: `database ${key}`, use: databaseKeyUse, alias, deletionProtection: protectKey },
                this,
            ),
            parameterGroupName: this.createParameterGroup(),
            securityGroupId,
            monitoringRoleArn: role.arn,
            deletionProtection,
            startsAfter: [role.attachment],
        };
    }

    private createSubnetGroup(): pulumi.Output<string> {
        const { dataSubnetIds } = this.args;
        return new aws.rds.SubnetGroup(
            this.name,
            {
                name: this.planned.names.identifier,
                description: this.title,
                subnetIds: Object.values(dataSubnetIds),
            },
            { parent: this },
        ).name;
    }

    /** The version is part of the name: a major upgrade makes a new group, and the old one stays until it is not used. */
    private createParameterGroup(): pulumi.Output<string> {
        const { config, family, parameters } = this.planned;
        return new aws.rds.ParameterGroup(
            `${this.name}-v${config.version}`,
            { family, description: this.title, parameters: [...parameters] },
            { parent: this },
        ).name;
    }

    private createLogGroups(name: string, identifier: string) {
        const { encryptionKeyArn, config } = this.args;
        const retentionInDays = config.logRetentionDays;
        return createLogGroups(name, { identifier, retentionInDays, encryptionKeyArn }, this);
    }

    private createReplica(replica: PlannedReplica, surroundings: InstanceSurroundings, source: aws.rds.Instance) {
        const name = `${this.name}-${replica.key}`;
        const logs = this.createLogGroups(name, replica.identifier);
        const startsAfter = [...surroundings.startsAfter, ...Object.values(logs)];
        return { replica, instance: createReplica(name, { ...surroundings, replica, source, startsAfter }, this) };
    }
}
