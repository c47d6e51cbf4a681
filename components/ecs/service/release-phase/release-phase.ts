import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../../../shared/alarm";
import { createFunction, functionResources, ownFunction } from "../../../shared/function";
import type { Statement } from "../../../shared/policy-document";
import { arnOf } from "../../../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../../../shared/transform";
import { watchRelease } from "../alarms";
import { taskFamily } from "../names";
import { placementStrategies } from "../placement";
import { runTaskStatements } from "../run-task-statements";
import type { TaskNetwork } from "../task-access";
import type { TaskBlueprint } from "../task-definition";
import { runnerCode } from "./runner-code";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    ...functionResources,
    /** The call of the function for each task. */
    invocation: aws.lambda.Invocation,
    /** The alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type ReleasePhaseTransforms = TransformsOf<typeof inner>;

export interface ReleasePhaseArgs extends TaskBlueprint {
    /** The tasks to run, one after another, by name. */
    readonly definitions: Readonly<Record<string, aws.ecs.TaskDefinition>>;
    readonly network: TaskNetwork | undefined;
    readonly topics: AlarmTopics;
    /** Key that encrypts the function's log group. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** What a task needs before it can start. */
    readonly startsAfter: readonly pulumi.Resource[];
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ReleasePhaseTransforms | undefined;
}

/**
 * Runs tasks between a new revision and the deployment of the service, which depends on `calls`. Each runs in its own
 * task; one that fails fails the update, and the running copies stay as they are. Nothing runs in a preview.
 *
 * A call is made when its task has a new revision, and again after one that failed.
 *
 * Children: a function, which starts a task and waits for it, with its role, log group and alarm; a call of it for each
 * task. Cost: the alarm, 0.10 USD a month.
 */
export class ReleasePhase extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:ReleasePhase";

    /** Are there when every task has ended well. */
    readonly calls: readonly pulumi.Resource[];

    constructor(
        private readonly name: string,
        private readonly args: ReleasePhaseArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ReleasePhase.type, name, {}, withTransforms(inner, args.transform, opts));
        const { names, topics, definitions, cluster, startsAfter } = args;

        const { function: runner, policy } = this.createFunction();
        watchRelease(name, { topics, names, functionName: runner.name }, { parent: this });

        const calls: aws.lambda.Invocation[] = [];
        for (const [task, definition] of Object.entries(definitions)) {
            const before = [policy, cluster.ready, ...startsAfter, ...calls.slice(-1)];
            calls.push(
                new aws.lambda.Invocation(
                    `${name}-${task}`,
                    {
                        functionName: runner.name,
                        input: pulumi.jsonStringify({ task, taskDefinition: definition.arn }),
                    },
                    { parent: this, dependsOn: before },
                ),
            );
        }
        this.calls = calls;
        this.registerOutputs(transformed(this));
    }

    private createFunction() {
        const { scope, config, names, cluster } = this.args;
        return createFunction(
            this.name,
            {
                scope,
                physicalName: names.release,
                description: `Runs tasks of ${names.family} before a deployment`,
                roleDescription: `${names.family}: runs tasks before a deployment`,
                logGroupName: names.releaseLogGroup,
                encryptionKeyArn: this.args.encryptionKeyArn,
                settings: ownFunction({
                    code: runnerCode(),
                    timeoutSeconds: 900, // the most that Lambda gives
                    settings: {
                        cluster: cluster.name,
                        capacityProvider: cluster.capacityProviderName,
                        placementStrategy: placementStrategies,
                        ...awsvpcConfiguration(this.args.network),
                        logGroupName: names.logGroup,
                        ...(config.logging.forward === undefined ? {} : { forwardsLogs: true }),
                    },
                }),
                statements: runnerStatements(this.args),
            },
            this,
        );
    }
}

function awsvpcConfiguration(network: TaskNetwork | undefined) {
    return network === undefined
        ? {}
        : {
              networkConfiguration: {
                  awsvpcConfiguration: {
                      subnets: network.subnetIds,
                      securityGroups: [network.securityGroupId],
                      assignPublicIp: "DISABLED",
                  },
              },
          };
}

/** It starts these tasks, follows them, and reads the end of their logs. `ListTasks` knows no resources. */
function runnerStatements(args: ReleasePhaseArgs): readonly Statement[] {
    const { scope, names, cluster, definitions } = args;
    const families = Object.keys(definitions).map((task) => taskFamily(names, task));
    const onThisCluster = { ArnEquals: { "ecs:cluster": cluster.arn } };
    return [
        ...runTaskStatements(args, families),
        { Sid: "FindTasks", Effect: "Allow", Action: "ecs:ListTasks", Resource: "*", Condition: onThisCluster },
        {
            Sid: "FollowTasks",
            Effect: "Allow",
            Action: "ecs:DescribeTasks",
            Resource: arnOf(scope, "ecs", `task/${cluster.name}/*`),
            Condition: onThisCluster,
        },
        {
            Sid: "ReadTheirLogs",
            Effect: "Allow",
            Action: "logs:GetLogEvents",
            Resource: arnOf(scope, "logs", `log-group:${names.logGroup}:log-stream:task-*`),
        },
    ];
}
