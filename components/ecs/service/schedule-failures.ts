import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../../shared/alarm";
import { failedEventsResources, watchFailedEvents } from "../../shared/failed-events";
import { arnOf, type AwsScope } from "../../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";
import type { ClusterTarget } from "../cluster/target";
import { appContainer } from "./container-definitions";
import type { ServiceNames } from "./names";

/** Changes to the arguments of inner resources. */
export type ScheduleFailuresTransforms = TransformsOf<typeof failedEventsResources>;

export interface ScheduleFailuresArgs {
    readonly scope: AwsScope;
    readonly names: ServiceNames;
    readonly cluster: ClusterTarget;
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ScheduleFailuresTransforms | undefined;
}

/**
 * Where failures of a service's scheduled tasks are kept and told. Two kinds arrive: what the scheduler could not start,
 * which it puts in with its own role, and what started and then failed (a container that cannot start, or an exit code
 * other than 0).
 *
 * Children: an encrypted queue and its policy; the rule that puts the failed tasks in; the alarm on anything that
 * arrives. It fires for each new failure, also while older ones are still in the queue.
 */
export class ScheduleFailures extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:ScheduleFailures";

    /** ARN of the queue. */
    readonly queueArn: pulumi.Output<string>;

    constructor(name: string, args: ScheduleFailuresArgs, opts?: pulumi.ComponentResourceOptions) {
        super(ScheduleFailures.type, name, {}, withTransforms(failedEventsResources, args.transform, opts));
        const { scope, topics, names } = args;
        const queue = watchFailedEvents(
            name,
            {
                scope,
                topics,
                physicalName: names.failures,
                description: `Scheduled tasks of ${names.family} that failed`,
                eventPattern: failedTasks(args),
                sid: "FailedTasks",
                alarmDescription:
                    `A scheduled task of ${names.family} did not start or failed. Poll the messages of the queue ` +
                    `${names.failures} to see which; then read its log, streams schedule-* of ${names.logGroup}.`,
            },
            this,
        );
        this.queueArn = queue.arn;
        this.registerOutputs({ queueArn: this.queueArn, ...transformed(this) });
    }
}

/**
 * The router beside the app is stopped with it and may then have any exit code, so only the app's counts.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
function failedTasks({ scope, names, cluster }: ScheduleFailuresArgs): pulumi.Output<string> {
    return pulumi.jsonStringify({
        source: ["aws.ecs"],
        "detail-type": ["ECS Task State Change"],
        detail: {
            clusterArn: [cluster.arn],
            lastStatus: ["STOPPED"],
            taskDefinitionArn: [{ prefix: arnOf(scope, "ecs", `task-definition/${names.schedulePrefix}`) }],
            $or: [
                { stopCode: ["TaskFailedToStart"] },
                { containers: { name: [appContainer], exitCode: [{ "anything-but": [0] }] } },
            ],
        },
    });
}
