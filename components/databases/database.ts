import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import { Firewall } from "../shared/firewall";
import { assumeRolePolicy } from "../shared/policy-document";
import type { AwsScope } from "../shared/scope";
import type { Caller } from "../shared/security-group";
import { transformed, withTransforms } from "../shared/transform";
import { createInstance, createReplica, publishedLogs, type InstanceSurroundings } from "./instance";
import { databaseKeyPolicy } from "./key-policy";
import { logGroupName } from "./names";
import { databasePort, plannedDatabase, type PlannedDatabase } from "./plan";
import type { DatabaseConfig } from "./schema";
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

    constructor(
        private readonly name: string,
        private readonly args: DatabaseArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Database.type, name, {}, withTransforms(databaseResources, args.transform, opts));
        const { scope, key, config, deletionProtection, dataSubnetIds } = args;
        this.planned = plannedDatabase(scope.prefix, key, config, deletionProtection);
        const { names, replicas } = this.planned;

        const firewall = this.createFirewall();
        const surroundings = this.createSurroundings(firewall);
        const subnetGroupName = new aws.rds.SubnetGroup(
            name,
            { name: names.identifier, subnetIds: Object.values(dataSubnetIds), description: `Database ${key}` },
            { parent: this },
        ).name;
        const instance = createInstance(name, { ...surroundings, subnetGroupName }, this);
        const copies = replicas.map((replica) =>
            createReplica(`${name}-${replica.key}`, { ...surroundings, replica, source: instance }, this),
        );
        const host = this.createParameter("host", names.hostParameter, instance.address);
        const readers = copies.map(({ address }) => address);
        const readerHost =
            readers.length === 0
                ? []
                : [this.createParameter("reader-host", names.readerHostParameter, pulumi.all(readers).apply(joined))];

        this.target = {
            key,
            identifier: names.identifier,
            host: instance.address,
            port: databasePort,
            securityGroupId: firewall.securityGroupId,
            hostParameter: names.hostParameter,
            readerHostParameter: readers.length === 0 ? undefined : names.readerHostParameter,
            keyAlias: names.keyAlias,
            keyArn: pulumi.output(surroundings.keyArn),
            masterUser: instance.username,
            masterSecretArn:
                config.masterPassword === "rds"
                    ? instance.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? "")
                    : undefined,
            ready: [instance, host, ...readerHost, firewall],
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
                description: `Database ${key}`,
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
        const { planned, args } = this;
        const role = this.createMonitoringRole();
        return {
            planned,
            keyArn: this.createKey(),
            parameterGroupName: this.createParameterGroup(),
            securityGroupId,
            monitoringRoleArn: role.arn,
            deletionProtection: args.deletionProtection,
            startsAfter: [role.attachment, ...this.createLogGroups()],
        };
    }

    /** A key of its own: whoever gets a copy of a backup one day gets the use of this key and of nothing else. */
    private createKey(): pulumi.Output<string> {
        const { scope, key: database, deletionProtection } = this.args;
        const key = new aws.kms.Key(
            this.name,
            {
                description: `${scope.prefix}: database ${database}`,
                enableKeyRotation: true,
                deletionWindowInDays: 30,
                policy: databaseKeyPolicy(scope),
            },
            { parent: this, protect: deletionProtection },
        );
        new aws.kms.Alias(this.name, { name: this.planned.names.keyAlias, targetKeyId: key.keyId }, { parent: this });
        return key.arn;
    }

    /** The version is part of the name: a major upgrade makes a new group, and the old one stays until it is not used. */
    private createParameterGroup(): pulumi.Output<string> {
        const { config, family, parameters } = this.planned;
        return new aws.rds.ParameterGroup(
            `${this.name}-v${config.version}`,
            { family, description: `Database ${this.args.key}`, parameters: [...parameters] },
            { parent: this },
        ).name;
    }

    private createLogGroups(): aws.cloudwatch.LogGroup[] {
        const { names, replicas, config } = this.planned;
        const instances = [{ key: undefined, identifier: names.identifier }, ...replicas];
        return instances.flatMap(({ key, identifier }) =>
            publishedLogs.map(
                (log) =>
                    new aws.cloudwatch.LogGroup(
                        [this.name, key, log].filter((part) => part !== undefined).join("-"),
                        {
                            name: logGroupName(identifier, log),
                            retentionInDays: config.logRetentionDays,
                            kmsKeyId: this.args.encryptionKeyArn,
                        },
                        { parent: this },
                    ),
            ),
        );
    }

    private createMonitoringRole() {
        const { scope, key } = this.args;
        const name = `${this.name}-monitoring`;
        const role = new aws.iam.Role(
            name,
            {
                name: this.planned.names.monitoringRole,
                description: `Metrics of the operating system of database ${key}`,
                assumeRolePolicy: assumeRolePolicy("monitoring.rds.amazonaws.com", scope.accountId),
            },
            { parent: this },
        );
        const policyArn = pulumi.interpolate`arn:${scope.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`;
        const attachment = new aws.iam.RolePolicyAttachment(name, { role: role.name, policyArn }, { parent: this });
        return { arn: role.arn, attachment };
    }

    /** A fixed name under which an address is found that AWS chooses. */
    private createParameter(what: string, name: string, value: pulumi.Input<string>): aws.ssm.Parameter {
        const description = `${what} of database ${this.args.key}`;
        return new aws.ssm.Parameter(
            `${this.name}-${what}`,
            { name, type: "String", value, description },
            { parent: this },
        );
    }
}

/** Several hosts as libpq takes them: it tries one after another. */
function joined(hosts: readonly string[]): string {
    return hosts.join(",");
}
