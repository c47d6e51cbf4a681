import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { secretsDigest } from "../secrets/references";
import type { SecretsKey } from "../secrets/secrets-key";
import { createAppRoutes, publicUrl, type CreatedRoutes, type RouteEntrance } from "../load-balancing/app-routes";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import { Firewall } from "../shared/firewall";
import { createInstanceTemplate } from "../shared/instance-template";
import { createLogGroup } from "../shared/log-group";
import type { AwsScope } from "../shared/scope";
import { loadBalancerCallers } from "../shared/security-group";
import { transformed, withTransforms } from "../shared/transform";
import { createStoreAccess, type UsableStores } from "../stores/access";
import { storeConnections, type StoreConnections } from "../stores/connections";
import { createEc2AppAlarms } from "./alarms";
import { bootScript } from "./boot-script";
import { watchRollouts } from "./failed-rollouts";
import { createGroup } from "./group";
import { imageId } from "./image";
import { createInstanceRole } from "./instance-role";
import { ec2AppNames, type Ec2AppNames } from "./names";
import { createAppKey, PreparedEc2App } from "./prepared-ec2-app";
import { createScaling } from "./scaling";
import type { Ec2AppConfig } from "./schema";
import { ec2StoreApp } from "./stores";
import { ec2AppResources, type Ec2AppTransforms } from "./transforms";

export interface Ec2AppArgs {
    readonly scope: AwsScope;
    /** Key in the stack file. */
    readonly key: string;
    /** An entry of the `ec2Apps` block; schema.ts has its units, defaults and limits. */
    readonly config: Ec2AppConfig;
    /** The text of `config.startScript`. */
    readonly startScript: string;
    /** Another VPC replaces the target groups and the security group. */
    readonly vpcId: pulumi.Input<string>;
    readonly privateSubnetIds: ByZone<pulumi.Input<string>>;
    /** Needed with `config.public`. */
    readonly publicRoute?: RouteEntrance | undefined;
    /** Needed with `config.internal`. */
    readonly internalRoute?: RouteEntrance | undefined;
    /** The databases and caches that the app may use: all that `config` names. */
    readonly stores: UsableStores;
    /** IPv4 ranges behind the VPN that the instances may call. */
    readonly onPremisesCidrs: readonly string[];
    readonly topics: AlarmTopics;
    /** Key that encrypts the log group. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Whether Pulumi refuses to delete the key of the app's secrets. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: Ec2AppTransforms | undefined;
}

/**
 * An app on instances of its own, as many as it needs, across zones behind load balancers. Instances are replaced and never
 * changed: another image, script, variable or secret starts new ones, one after another, and goes back when they do not
 * become healthy or when requests fail.
 *
 * Children: SecretsKey, a Route for each way in, Firewall; log group, role with policy and instance profile, launch template,
 * scaling group, policies and alarms that scale it, alarms that tell, and the queue of rollouts that failed. Cost: the
 * instances, and about 5 USD a month.
 *
 * @throws ResourceError when a route has no load balancer to start from.
 */
export class Ec2App extends pulumi.ComponentResource {
    static readonly type = PreparedEc2App.type;

    /** Name of the scaling group. */
    readonly groupName: pulumi.Output<string>;
    /** Address of the first public host that is no wildcard. */
    readonly url: string | undefined;

    private readonly names: Ec2AppNames;
    private readonly connections: StoreConnections;

    constructor(
        private readonly name: string,
        private readonly args: Ec2AppArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Ec2App.type, name, {}, withTransforms(ec2AppResources, args.transform, opts));
        const { scope, config, topics, transform } = args;
        this.names = ec2AppNames(scope.prefix, args.key);
        this.connections = storeConnections(scope.prefix, ec2StoreApp(args.key, config), args.stores);

        const key = createAppKey(name, { ...args, transform: transform?.secretsKey }, this);
        const routes = this.createRoutes();
        const group = this.createInstances(routes, key);
        const groupName = group.name;
        if (config.minInstances < config.maxInstances) {
            createScaling(name, { config: config.scaling, groupName, requestLabel: routes.requestLabel }, this);
        }
        watchRollouts(`${name}-failed`, { scope, topics, names: this.names, groupName }, this);

        this.groupName = groupName;
        this.url = publicUrl(config.public);
        this.registerOutputs({
            groupName,
            ...(this.url === undefined ? {} : { url: this.url }),
            ...transformed(this),
        });
    }

    private createRoutes(): CreatedRoutes {
        const { config, transform } = this.args;
        const target = { type: "instance", port: config.port } as const;
        const copies = { wanted: true, startGraceSeconds: config.startSeconds, keptBy: "scaling group" } as const;
        return createAppRoutes(this.name, { ...this.args, target, copies, transform: transform?.route }, this);
    }

    private createInstances(routes: CreatedRoutes, key: SecretsKey): aws.autoscaling.Group {
        const { scope, config, topics, encryptionKeyArn, privateSubnetIds, stores } = this.args;
        const { name, names } = this;
        const tags = { ...scope.tags, Name: names.instance };
        const logGroup = createLogGroup(
            name,
            { scope, name: names.logGroup, retentionInDays: config.logs.retentionDays, kmsKeyId: encryptionKeyArn },
            this,
        );
        const access = { scope, names, config, connections: this.connections, stores };
        const role = createInstanceRole(name, access, this);
        const firewall = this.createFirewall(routes);
        const template = createInstanceTemplate(
            name,
            {
                description: `Instances of the app ${names.key}`,
                imageId: imageId(name, config, this),
                instanceType: config.instanceType,
                rootVolumeGiB: config.rootVolumeGiB,
                securityGroupId: firewall.securityGroupId,
                instanceProfileArn: role.profileArn,
                userData: this.createUserData(),
                // Target tracking looks at each minute; steps look at five, which cost nothing.
                detailedMonitoring: config.scaling.kind === "target",
                tags,
            },
            this,
        );
        const startsAfter = [logGroup, role.policy, key, ...firewall.rules, ...this.createStoreAccess(key, firewall)];
        const group = createGroup(
            name,
            { config, template, subnetIds: privateSubnetIds, routes: routes.all, tags, startsAfter },
            this,
        );
        const alarms = { scope, topics, names, config, groupName: group.name, logGroupName: logGroup.name };
        createEc2AppAlarms(name, alarms, this);
        return group;
    }

    /** Load balancers reach the app's port, and nobody anything else: shells come through Session Manager. */
    private createFirewall({ loadBalancers }: CreatedRoutes): Firewall {
        const { config, vpcId, onPremisesCidrs, transform } = this.args;
        const ports = { protocol: "tcp", from: config.port, to: config.port } as const;
        return new Firewall(
            `${this.name}-firewall`,
            {
                type: "platform:ec2-apps:InstanceFirewall",
                vpcId,
                description: `Instances of the app ${this.names.key}`,
                members: this.names.logical,
                nameTag: this.names.instance,
                callers: loadBalancerCallers(loadBalancers, ports),
                egress: config.egress,
                onPremisesCidrs,
                transform: transform?.firewall,
            },
            { parent: this },
        );
    }

    private createUserData(): pulumi.Output<string> {
        const { scope, key, config, startScript } = this.args;
        const { connections, names } = this;
        const common = { prefix: scope.prefix, region: scope.region, app: key, config, connections, startScript };
        return pulumi
            .output(secretsDigest(config.secrets, names.keyAlias, connections.versions, this))
            .apply((digest) => bootScript({ ...common, secretsDigest: digest }));
    }

    private createStoreAccess(key: SecretsKey, { securityGroupId }: Firewall): readonly pulumi.Resource[] {
        const { scope, config, stores } = this.args;
        const { name, names } = this;
        return createStoreAccess(
            name,
            {
                ...{ prefix: scope.prefix, app: ec2StoreApp(names.key, config), stores },
                key: { arn: key.keyArn, startsAfter: [key] },
                caller: { what: `app ${names.logical}`, securityGroupId },
            },
            this,
        );
    }
}
