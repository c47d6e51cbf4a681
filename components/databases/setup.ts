import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import { Firewall, type FirewallTransforms } from "../shared/firewall";
import { createFunction, functionResources, ownFunction, watchFunction } from "../shared/function";
import type { AwsScope } from "../shared/scope";
import { connect } from "../shared/security-group";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { DatabaseTarget } from "./target";
import { createMasterSecret, masterSecretResources, rotateMasterSecret } from "./master-secret";
import { databaseNames } from "./names";
import { setupCode } from "./setup-code";
import { setupStatements, type UserPlace } from "./setup-statements";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    ...functionResources,
    ...masterSecretResources,
    /** The rule that lets the function in. */
    ingressRule: aws.vpc.SecurityGroupIngressRule,
    /** Its counterpart on the function's group. */
    egressRule: aws.vpc.SecurityGroupEgressRule,
    /** The alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export interface DatabaseSetupTransforms extends TransformsOf<typeof inner> {
    /** Of its Firewall. */
    readonly firewall?: FirewallTransforms | undefined;
}

export interface DatabaseSetupArgs {
    readonly scope: AwsScope;
    readonly database: DatabaseTarget;
    /** The only places that users may be written to. */
    readonly users: readonly UserPlace[];
    readonly vpcId: pulumi.Input<string>;
    readonly privateSubnetIds: ByZone<pulumi.Input<string>>;
    readonly topics: AlarmTopics;
    /** Key that encrypts the function's log group. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: DatabaseSetupTransforms | undefined;
}

/** What makes an app's user. */
export interface SetupTarget {
    readonly functionName: pulumi.Output<string>;
    /** What has to be there before the function is called. */
    readonly ready: readonly pulumi.Resource[];
}

/**
 * Makes the users of apps in one database: a function in the VPC, for nobody else has both a way to the database and the
 * master password. It is called by `createDatabaseAccess`, once for each user. Secrets pass through neither the stack nor a log.
 *
 * Children: the function with its role, log group and alarm; its Firewall, and the pair of rules to the database; where the
 * stack rotates the master password, its secret. Cost: the alarm, 0.10 USD a month; the secret, 0.40.
 */
export class DatabaseSetup extends pulumi.ComponentResource {
    static readonly type = "platform:databases:DatabaseSetup";

    readonly target: SetupTarget;

    constructor(
        private readonly name: string,
        private readonly args: DatabaseSetupArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(DatabaseSetup.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, database } = args;
        const { masterPassword } = database;
        const names = databaseNames(scope.prefix, database.key);

        const firewall = this.createFirewall(names.setup);
        const [masterSecret, rotation] =
            masterPassword.by === "rds"
                ? [masterPassword.secretArn, undefined]
                : this.createMasterSecret(masterPassword.rotationDays);
        const { function: setup, policy } = createFunction(
            name,
            {
                scope,
                physicalName: names.setup,
                description: `Makes users of database ${database.key}`,
                roleDescription: `${database.identifier}: makes users`,
                logGroupName: names.setupLogGroup,
                encryptionKeyArn: args.encryptionKeyArn,
                settings: ownFunction({
                    code: setupCode(),
                    timeoutSeconds: 900, // RDS takes minutes to change the master password of a database that is busy
                    settings: {
                        host: database.host,
                        port: database.port,
                        masterSecret,
                        ...(rotation === undefined
                            ? {}
                            : { instance: database.identifier, masterUser: database.masterUser }),
                    },
                    // Without it Node.js does not know Amazon's own authorities, one of which issued the certificate.
                    environment: { NODE_EXTRA_CA_CERTS: "/var/runtime/ca-cert.pem" },
                }),
                statements: setupStatements(args),
                vpcConfig: {
                    subnetIds: Object.values(args.privateSubnetIds),
                    securityGroupIds: [firewall.securityGroupId],
                },
            },
            this,
        );
        const rules = this.connect(firewall);
        this.watch(setup.name, names.setupLogGroup);
        const needed = [policy, firewall, ...rules, ...database.ready];
        const first =
            rotation === undefined
                ? []
                : [rotateMasterSecret(`${name}-master`, { ...rotation, setup, startsAfter: needed }, this)];
        this.target = { functionName: setup.name, ready: [...needed, ...first] };
        this.registerOutputs({ functionName: setup.name, ...transformed(this) });
    }

    /** Where the stack keeps and rotates the master password itself. */
    private createMasterSecret(days: number) {
        const secret = createMasterSecret(`${this.name}-master`, this.args, this);
        return [secret.arn, { secret, days }] as const;
    }

    /** AWS is called through NAT or the VPC's endpoints. */
    private createFirewall(nameTag: string): Firewall {
        const { vpcId, database, transform } = this.args;
        const https = { protocol: "tcp", fromPort: 443, toPort: 443, cidr: "0.0.0.0/0" } as const;
        return new Firewall(
            `${this.name}-access`,
            {
                type: "platform:databases:SetupFirewall",
                vpcId,
                description: `Setup of database ${database.key}`,
                members: `setup of database ${database.key}`,
                nameTag,
                callers: [],
                egress: [{ description: "HTTPS to AWS", ...https }],
                onPremisesCidrs: [],
                ofFunctions: true,
                transform: transform?.firewall,
            },
            { parent: this },
        );
    }

    private connect({ securityGroupId }: Firewall): readonly pulumi.Resource[] {
        const { key, port, securityGroupId: to } = this.args.database;
        const ports = { protocol: "tcp", from: port, to: port } as const;
        const caller = { key: "database", what: "setup function", securityGroupId, ports };
        return connect(this.name, { caller, securityGroupId: to, members: `database ${key}` }, { parent: this });
    }

    private watch(functionName: pulumi.Output<string>, logGroup: string): void {
        const { topics, database } = this.args;
        watchFunction(
            this.name,
            {
                topics,
                functionName,
                alarmDescription:
                    `A user of database ${database.key} was not made, or its master password not set: apps go on with the ` +
                    `users that they have. Read log group ${logGroup}, mend it and deploy again.`,
            },
            { parent: this },
        );
    }
}
