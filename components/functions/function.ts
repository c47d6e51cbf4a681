import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SecretsKey, type SecretsKeyTransforms } from "../secrets/secrets-key";
import type { FunctionRouteArgs, FunctionRouteTransforms } from "../load-balancing/function-route";
import type { AlarmTopics } from "../shared/alarm";
import { Firewall, type FirewallTransforms } from "../shared/firewall";
import { createFunction, functionResources } from "../shared/function";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { createStoreAccess, type UsableStores } from "../stores/access";
import { storeConnections } from "../stores/connections";
import { watchFunctionCalls } from "./alarms";
import type { ImageSource } from "../images/source";
import { codeOf } from "./code";
import { failuresResources, keepFailures } from "./failures";
import { createFirewall, type FunctionNetwork } from "./firewall";
import { functionNames, liveAlias, type FunctionNames } from "./names";
import { functionStoreApp, functionVariables, needsKey } from "./plan";
import type { FunctionConfig } from "./schema/function";
import { functionStatements } from "./statements";
import { createTriggers, triggerResources, type TriggersArgs } from "./triggers/triggers";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    ...functionResources,
    ...failuresResources,
    ...triggerResources,
    /** The alias that everybody calls. */
    alias: aws.lambda.Alias,
    /** The rules of databases and caches that let it in. */
    ingressRule: aws.vpc.SecurityGroupIngressRule,
    /** Their counterparts on its own group. */
    egressRule: aws.vpc.SecurityGroupEgressRule,
    /** The calls that make its users of databases. */
    invocation: aws.lambda.Invocation,
};

/** Changes to the arguments of inner resources. */
export interface ServerlessFunctionTransforms extends TransformsOf<typeof inner> {
    /** Of its Firewall. */
    readonly firewall?: FirewallTransforms | undefined;
    /** Of its FunctionRoute. */
    readonly route?: FunctionRouteTransforms | undefined;
    /** Of its SecretsKey. */
    readonly secretsKey?: SecretsKeyTransforms | undefined;
}

export interface ServerlessFunctionArgs {
    readonly scope: AwsScope;
    /** Key in the stack file, the start of all names. */
    readonly key: string;
    readonly config: FunctionConfig;
    /** Undefined for one that is in no VPC. */
    readonly network: FunctionNetwork | undefined;
    /** Needed with `config.public`. */
    readonly publicRoute?: Omit<FunctionRouteArgs, "scope" | "topics" | "match"> | undefined;
    /** The databases and caches that the function may use: all that `config` names. */
    readonly stores: UsableStores;
    readonly topics: AlarmTopics;
    /** Key that encrypts its log group. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Needed with an image of the project's registry. */
    readonly registry?: ImageSource | undefined;
    /** Whether Pulumi refuses to delete the key of its parameters. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ServerlessFunctionTransforms | undefined;
}

/**
 * A Lambda function with all that a small team would forget: a role of its own, a log that ends, a queue for calls that
 * failed for good, an alias that all of its triggers call, and alarms.
 *
 * Children: the function with its role and log group, its alias, the queue of failures; what its triggers need; in the VPC
 * a Firewall; with secrets or databases a SecretsKey. Cost: 0.60 USD a month for the alarms, 1 USD for a key; and its calls.
 * Another name or another kind of code (folder or image) replaces the function, which nothing can call meanwhile.
 */
export class ServerlessFunction extends pulumi.ComponentResource {
    static readonly type = "platform:functions:ServerlessFunction";

    readonly aliasArn: pulumi.Output<string>;
    /** Queue to send messages to; undefined for a function without one. */
    readonly queueUrl: pulumi.Output<string> | undefined;

    private readonly names: FunctionNames;

    constructor(
        private readonly name: string,
        private readonly args: ServerlessFunctionArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ServerlessFunction.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, key, config } = args;
        this.names = functionNames(scope.prefix, key);

        const firewall = createFirewall(
            name,
            { ...args, names: this.names, transform: args.transform?.firewall },
            this,
        );
        const secretsKey = needsKey(config) ? this.createKey() : undefined;
        const { function: made, policy } = this.createFunction(firewall, secretsKey);
        const alias = new aws.lambda.Alias(
            name,
            {
                name: liveAlias,
                description: "What everybody calls: the version of the last deployment",
                functionName: made.name,
                functionVersion: made.version,
            },
            { parent: this },
        );
        const { names } = this;
        const failures = keepFailures(name, { ...args, names, alias, policy }, this);
        const triggers = { scope, names, config, function: made, alias, failures, policy, route: this.createRoute() };
        const { queues } = createTriggers(name, triggers, this);
        watchFunctionCalls(name, { ...args, names, queues }, this);

        this.aliasArn = alias.arn;
        this.queueUrl = queues?.queue.url;
        this.registerOutputs({ aliasArn: alias.arn, queueUrl: this.queueUrl, ...transformed(this) });
    }

    private createKey(): SecretsKey {
        const { scope, key, config, deletionProtection, transform } = this.args;
        const { keyAlias, function: reader } = this.names;
        return new SecretsKey(
            `${this.name}-secrets`,
            {
                ...{ scope, deletionProtection, service: `function ${key}`, alias: keyAlias, readers: [reader] },
                deletionDays: config.kmsKeyDeletionDays,
                transform: transform?.secretsKey,
            },
            { parent: this },
        );
    }

    private createFunction(
        firewall: Firewall | undefined,
        secretsKey: SecretsKey | undefined,
    ): ReturnType<typeof createFunction> {
        const { scope, key, config, network, stores } = this.args;
        const { names } = this;
        const app = functionStoreApp(key, config);
        const variables = functionVariables(config, storeConnections(scope.prefix, app, stores));
        const access = createStoreAccess(
            this.name,
            {
                ...{ prefix: scope.prefix, app, stores },
                key: secretsKey && { arn: secretsKey.keyArn, startsAfter: [secretsKey] },
                caller: firewall && { what: `function ${key}`, securityGroupId: firewall.securityGroupId },
            },
            this,
        );
        return createFunction(
            this.name,
            {
                scope,
                physicalName: names.function,
                description: `Function ${key} of ${scope.prefix}`,
                roleDescription: `${names.function}: is the function`,
                logGroupName: names.logGroup,
                logRetentionDays: config.logs.retentionDays,
                logLevels: { applicationLogLevel: config.logs.level, systemLogLevel: "WARN" },
                encryptionKeyArn: this.args.encryptionKeyArn,
                settings: {
                    ...codeOf(this.name, config, this.args.registry, this),
                    publish: true,
                    architectures: [config.architecture],
                    memorySize: config.memoryMiB,
                    timeout: config.timeoutSeconds,
                    environment: { variables: variables.environment },
                    ...(config.reservedConcurrency === undefined
                        ? {}
                        : { reservedConcurrentExecutions: config.reservedConcurrency }),
                },
                statements: functionStatements({ ...this.args, names, variables }),
                vpcConfig: network &&
                    firewall && {
                        subnetIds: Object.values(network.privateSubnetIds),
                        securityGroupIds: [firewall.securityGroupId],
                    },
                startsAfter: [...(firewall === undefined ? [] : [firewall]), ...access],
            },
            this,
        );
    }

    private createRoute(): TriggersArgs["route"] {
        const { config, publicRoute, topics, transform } = this.args;
        if (config.public !== undefined && publicRoute === undefined) {
            throw new pulumi.ResourceError(`${this.name}: a route needs a load balancer to start from`, this, true);
        }
        const match = config.public && { hosts: config.public.hosts, paths: config.public.paths };
        const signIn = config.public?.signIn;
        return match && publicRoute && { ...publicRoute, match, signIn, topics, transform: transform?.route };
    }
}
