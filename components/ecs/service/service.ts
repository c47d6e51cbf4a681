import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ImageSource } from "../../images/source";
import { publicUrl, type RouteEntrance } from "../../load-balancing/app-routes";
import { secretsDigest } from "../../secrets/references";
import type { SecretsKey } from "../../secrets/secrets-key";
import type { AlarmTopics } from "../../shared/alarm";
import type { ByZone } from "../../shared/by-zone";
import { createLogGroup } from "../../shared/log-group";
import type { AwsScope } from "../../shared/scope";
import { transformed, withTransforms } from "../../shared/transform";
import { createStoreAccess, type UsableStores } from "../../stores/access";
import { storeConnections, storeStatements, type StoreApp } from "../../stores/connections";
import type { ClusterConfig } from "../cluster/schema";
import type { ClusterTarget } from "../cluster/target";
import { createServiceAlarms } from "./alarms";
import { createEcsService, deployedRevision } from "./ecs-service";
import { serviceImage } from "./image";
import { serviceNames, type ServiceNames } from "./names";
import { createSecretsKey, PreparedService } from "./prepared-service";
import { createRoutes } from "./routes";
import { isScaled, ServiceScaling } from "./scaling";
import { secretsOf } from "./service-secrets";
import { createTasks } from "./service-tasks";
import { serviceStoreApp, withVariables } from "./stores";
import { createTaskAccess, type TaskNetwork } from "./task-access";
import { createTaskDefinition } from "./task-definition";
import { TaskRoles, type TaskRolesArgs } from "./task-roles";
import { serviceResources, type ServiceTransforms } from "./transforms";
import type { DeployedService } from "./variants";

export interface ServiceArgs {
    readonly scope: AwsScope;
    /** An entry of the `services` block or a variant of one; `schema/` has its units, defaults and limits. */
    readonly config: DeployedService;
    readonly cluster: ClusterTarget;
    /** The `cluster` block: awsvpc tasks may call what its instances may, and its Container Insights count copies. */
    readonly clusterConfig: Pick<ClusterConfig, "egress" | "containerInsights">;
    /** Ranges behind the VPN, all of whose TCP ports awsvpc tasks may call. */
    readonly onPremisesCidrs: readonly string[];
    readonly vpcId: pulumi.Input<string>;
    readonly privateSubnetIds: ByZone<pulumi.Input<string>>;
    /** Needed with `config.public`. */
    readonly publicRoute?: RouteEntrance | undefined;
    /** Needed with `config.internal`. */
    readonly internalRoute?: RouteEntrance | undefined;
    /** The databases and caches that the service may use: all that `config` names. */
    readonly stores: UsableStores;
    /** Needed with an image of the project's registry. */
    readonly registry?: ImageSource | undefined;
    readonly topics: AlarmTopics;
    /** Key that encrypts the service's log group. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Whether Pulumi refuses to delete the key of the service's secrets. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ServiceTransforms | undefined;
}

/**
 * An app on the cluster: copies kept running across zones, rolled without downtime, and rolled back when they fail.
 *
 * Children: a Route for each way in; log group, SecretsKey (a variant uses its service's), TaskRoles, task definition, ECS
 * service, alarms; where configured Firewall, ServiceScaling, ScheduledTasks and OneOffTasks. About 2 USD a month for
 * key and alarms; more for routes and logs.
 *
 * `pulumi up` waits until the new copies are steady, and fails when ECS went back to the old ones. A new `networkMode` replaces
 * the target groups, an outage until copies have registered in the new ones; the service is replaced only with its cluster.
 *
 * @throws ResourceError when a route has no port to lead to or no load balancer to start from.
 */
export class Service extends pulumi.ComponentResource {
    static readonly type = PreparedService.type;

    /** Name that AWS knows the ECS service by. */
    readonly serviceName: pulumi.Output<string>;
    /** Family of the task definition. */
    readonly family: string;
    /** Address of the first public host that is no wildcard. */
    readonly url: string | undefined;
    /** The AWS CLI command that runs each one-off task, by name. */
    readonly taskCommands: Readonly<Record<string, pulumi.Output<string>>>;

    private readonly names: ServiceNames;

    constructor(
        private readonly name: string,
        private readonly args: ServiceArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Service.type, name, {}, withTransforms(serviceResources, args.transform, opts));
        const { scope, cluster, transform } = args;
        const app = serviceStoreApp(name, args.config);
        const connections = storeConnections(scope.prefix, app, args.stores);
        const config = withVariables(args.config, connections);
        this.names = serviceNames(scope.prefix, name);
        this.family = this.names.family;

        const routes = createRoutes(name, { ...args, transform: transform?.route }, this);
        const logGroup = this.createLogGroup();
        const key = createSecretsKey(name, { ...args, transform: transform?.secretsKey }, this);
        const { address: image, source: imageSource } = serviceImage(name, config, args.registry, this);
        const secretsKeyAlias = serviceNames(scope.prefix, config.variantOf ?? name).keyAlias;
        const roles = this.createRoles({
            ...{ config, imageSource, secretsKeyAlias },
            storeStatements: storeStatements(scope, app, args.stores),
        });
        const { executionRoleArn, taskRoleArn } = roles;
        const blueprint = { scope, config, cluster, names: this.names, image, executionRoleArn, taskRoleArn };
        const { network, rules } = createTaskAccess(
            name,
            { ...args, loadBalancers: routes.loadBalancers, transform: transform?.firewall },
            this,
        );
        const definition = createTaskDefinition(
            name,
            {
                ...blueprint,
                family: this.family,
                streamPrefix: "service",
                secretsDigest: secretsDigest(secretsOf(args.config), secretsKeyAlias, connections.versions, this),
            },
            { parent: this },
        );
        const needed = [logGroup, roles, ...key, ...rules, ...this.createStoreAccess(app, key, network)];
        const tasks = createTasks(name, { ...args, ...blueprint, network, startsAfter: needed }, this);
        const startsAfter = [...needed, ...tasks.beforeDeployment];
        const ecs = { config, cluster, definition, network, routes: routes.all, startsAfter };
        const service = createEcsService(name, ecs, this);
        this.watch(service, routes.requestLabel);
        this.taskCommands = tasks.commands;

        this.serviceName = service.name;
        this.url = publicUrl(config.public);
        this.registerOutputs({
            serviceName: this.serviceName,
            taskDefinition: deployedRevision(service, definition.arn, this),
            ...(this.url === undefined ? {} : { url: this.url }),
            taskCommands: this.taskCommands,
            ...transformed(this),
        });
    }

    private createLogGroup(): aws.cloudwatch.LogGroup {
        const { scope, config, encryptionKeyArn: kmsKeyId } = this.args;
        const { retentionDays: retentionInDays } = config.logging;
        return createLogGroup(this.name, { scope, name: this.names.logGroup, retentionInDays, kmsKeyId }, this);
    }

    private createRoles(
        args: Pick<TaskRolesArgs, "config" | "imageSource" | "secretsKeyAlias" | "storeStatements">,
    ): TaskRoles {
        const { scope, cluster, transform } = this.args;
        return new TaskRoles(
            `${this.name}-roles`,
            { ...args, scope, cluster, names: this.names, transform: transform?.roles },
            { parent: this },
        );
    }

    private createStoreAccess(
        app: StoreApp,
        [key]: readonly SecretsKey[],
        network: TaskNetwork | undefined,
    ): readonly pulumi.Resource[] {
        const { scope, stores } = this.args;
        return createStoreAccess(
            this.name,
            {
                ...{ prefix: scope.prefix, app, stores },
                // A variant has no key: it waits for its service, and so for its user.
                key: key && { arn: key.keyArn, startsAfter: [key] },
                // Without a group of their own the tasks share that of their instances.
                caller: network && { what: `service ${this.name}`, securityGroupId: network.securityGroupId },
            },
            this,
        );
    }

    /** What looks after the running service: alarms, and scaling where configured. */
    private watch(service: aws.ecs.Service, requestLabel: pulumi.Output<string> | undefined): void {
        const { config, cluster, clusterConfig, topics, transform } = this.args;
        createServiceAlarms(
            this.name,
            {
                config,
                topics,
                clusterName: cluster.name,
                serviceName: service.name,
                title: this.name,
                containerInsights: clusterConfig.containerInsights !== "disabled",
            },
            this,
        );
        if (config.scaling !== undefined && isScaled(config)) {
            const args = { config: config.scaling, cluster, serviceName: service.name, requestLabel };
            new ServiceScaling(`${this.name}-scaling`, { ...args, transform: transform?.scaling }, { parent: this });
        }
    }
}
