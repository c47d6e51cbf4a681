import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsScope } from "../../shared/scope";
import type { ClusterTarget } from "../cluster/target";
import { containerDefinitions, type ContainerArgs } from "./container-definitions";
import type { ServiceNames } from "./names";
import type { ServiceConfig } from "./schema/service";

/** What all tasks of a service share: the running copies, the scheduled and the one-off tasks. */
export interface TaskBlueprint {
    readonly scope: AwsScope;
    readonly config: ServiceConfig;
    readonly names: ServiceNames;
    readonly cluster: ClusterTarget;
    readonly image: pulumi.Output<string>;
    readonly executionRoleArn: pulumi.Input<string>;
    readonly taskRoleArn: pulumi.Input<string>;
}

export interface TaskDefinitionArgs extends TaskBlueprint {
    /** Fixed, so that revisions count up and a rollback finds the last one. */
    readonly family: string;
    /** First part of the names of the tasks' log streams. */
    readonly streamPrefix: string;
    readonly task?: ContainerArgs["task"];
    /** From `secretsDigest`: another one makes a new revision. Default: new values of secrets make none. */
    readonly secretsDigest?: pulumi.Output<string> | undefined;
}

/**
 * A revision of a task definition. Old ones stay active (`skipDestroy`), or a rollback could not start tasks of theirs;
 * they cost nothing. A revision that someone registers by hand is none of ours (`trackLatest` stays off): images
 * change through their SSM parameter.
 */
export function createTaskDefinition(
    name: string,
    args: TaskDefinitionArgs,
    opts: pulumi.CustomResourceOptions,
): aws.ecs.TaskDefinition {
    const { scope, config, names, cluster, image, task, secretsDigest } = args;
    const logs = { region: scope.region, logGroup: names.logGroup, streamPrefix: args.streamPrefix };
    return new aws.ecs.TaskDefinition(
        name,
        {
            family: args.family,
            requiresCompatibilities: ["EC2"],
            networkMode: config.networkMode,
            runtimePlatform: {
                operatingSystemFamily: "LINUX",
                cpuArchitecture: cluster.architecture === "arm64" ? "ARM64" : "X86_64",
            },
            executionRoleArn: args.executionRoleArn,
            taskRoleArn: args.taskRoleArn,
            containerDefinitions: pulumi.jsonStringify(
                pulumi
                    .all([image, secretsDigest])
                    .apply(([address, digest]) =>
                        containerDefinitions({ config, image: address, logs, task, secretsDigest: digest }),
                    ),
            ),
            skipDestroy: true,
        },
        opts,
    );
}
