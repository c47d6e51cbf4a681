import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { watchFailedEvents } from "../shared/failed-events";
import type { AwsScope } from "../shared/scope";
import type { Ec2AppNames } from "./names";

const refresh = "EC2 Auto Scaling Instance Refresh";

/** A rollback that succeeds is a rollout that failed. */
const failures = [
    ...["Failed", "Cancelled", "Rollback Succeeded", "Rollback Failed"].map((end) => `${refresh} ${end}`),
    "EC2 Instance Launch Unsuccessful",
];

/**
 * Tells of rollouts that did not come to their end, for which nobody waits with `pulumi up` alone, and of instances that
 * AWS could not start.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-eventbridge-events.html
 */
export function watchRollouts(
    name: string,
    args: {
        readonly scope: AwsScope;
        readonly topics: AlarmTopics;
        readonly names: Ec2AppNames;
        readonly groupName: pulumi.Input<string>;
    },
    parent: pulumi.Resource,
): void {
    const { scope, topics, names, groupName } = args;
    watchFailedEvents(
        name,
        {
            scope,
            topics,
            physicalName: names.failures,
            description: `Rollouts and launches of the app ${names.key} that failed`,
            eventPattern: pulumi.jsonStringify({
                source: ["aws.autoscaling"],
                "detail-type": failures,
                detail: { AutoScalingGroupName: [groupName] },
            }),
            sid: "FailedRollouts",
            alarmDescription:
                `A rollout of the instances of ${names.key} failed or was taken back, or AWS could not start one. ` +
                `Poll the messages of the queue ${names.failures}, and read the log group ${names.logGroup}: what the ` +
                "first boot of the new instances said. Mend it, or take the change back, then run pulumi refresh and pulumi up.",
        },
        parent,
    );
}
