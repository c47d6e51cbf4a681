import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../../shared/alarm";
import { policyDocument, type Statement } from "../../shared/policy-document";
import { callRetries, reportStatement, schedulerTrust } from "../../shared/scheduler";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";
import { scheduledFamily } from "./names";
import { placementStrategies } from "./placement";
import { runTaskStatements } from "./run-task-statements";
import { ScheduleFailures, type ScheduleFailuresTransforms } from "./schedule-failures";
import type { ServiceConfig } from "./schema/service";
import { networkConfiguration, type TaskNetwork } from "./task-access";
import { createTaskDefinition, type TaskBlueprint } from "./task-definition";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The definition of each task. */
    taskDefinition: aws.ecs.TaskDefinition,
    /** The schedule of each task. */
    schedule: aws.scheduler.Schedule,
    /** The schedule group. */
    scheduleGroup: aws.scheduler.ScheduleGroup,
    /** The scheduler's role. */
    role: aws.iam.Role,
    /** The role policy. */
    rolePolicy: aws.iam.RolePolicy,
};

/** Changes to the arguments of inner resources. */
export interface ScheduledTasksTransforms extends TransformsOf<typeof inner> {
    /** Of ScheduleFailures. */
    readonly failures?: ScheduleFailuresTransforms | undefined;
}

export interface ScheduledTasksArgs extends TaskBlueprint {
    readonly network: TaskNetwork | undefined;
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ScheduledTasksTransforms | undefined;
}

type ScheduledTask = ServiceConfig["scheduledTasks"][string];

/**
 * Commands that run at set times, with the service's image, secrets and roles, each in a task of its own.
 *
 * Starting one is tried again for an hour; a run that fails is not, since only the app knows whether that is safe.
 *
 * Children: a task definition and a schedule for each; a group for all of them; the scheduler's role, which may run
 * these tasks and pass their two roles; ScheduleFailures.
 */
export class ScheduledTasks extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:ScheduledTasks";

    private readonly group: aws.scheduler.ScheduleGroup;
    private readonly role: aws.iam.Role;
    private readonly policy: aws.iam.RolePolicy;
    private readonly failures: ScheduleFailures;

    constructor(
        private readonly name: string,
        private readonly args: ScheduledTasksArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ScheduledTasks.type, name, {}, withTransforms(inner, args.transform, opts));
        const { names } = args;

        this.failures = new ScheduleFailures(
            `${name}-failures`,
            { ...args, transform: args.transform?.failures },
            { parent: this },
        );
        this.group = new aws.scheduler.ScheduleGroup(name, { name: names.scheduleGroup }, { parent: this });
        this.role = new aws.iam.Role(
            name,
            {
                name: names.scheduleRole,
                description: `${names.family}: starts scheduled tasks`,
                assumeRolePolicy: schedulerTrust(args.scope, names.scheduleGroup),
            },
            { parent: this },
        );
        this.policy = new aws.iam.RolePolicy(
            name,
            { role: this.role.id, policy: policyDocument(schedulerStatements(args)) },
            { parent: this },
        );
        for (const [key, task] of Object.entries(args.config.scheduledTasks)) {
            this.createSchedule(key, task);
        }
        this.registerOutputs(transformed(this));
    }

    private createSchedule(key: string, task: ScheduledTask): void {
        const { names } = this.args;
        const definition = createTaskDefinition(
            `${this.name}-${key}`,
            { ...this.args, family: scheduledFamily(names, key), streamPrefix: `schedule-${key}`, task },
            { parent: this },
        );
        new aws.scheduler.Schedule(
            `${this.name}-${key}`,
            {
                name: key,
                groupName: this.group.name,
                description: `${names.family}: ${task.command.join(" ")}`.slice(0, 512),
                scheduleExpression: task.schedule,
                scheduleExpressionTimezone: task.timezone,
                state: task.enabled ? "ENABLED" : "DISABLED",
                flexibleTimeWindow: { mode: "OFF" },
                target: {
                    arn: this.args.cluster.arn,
                    roleArn: this.role.arn,
                    ecsParameters: this.runParameters(definition),
                    retryPolicy: callRetries,
                    deadLetterConfig: { arn: this.failures.queueArn },
                },
            },
            // The scheduler tries the role out when a schedule is made, and the first run may be due at once.
            { parent: this, dependsOn: [this.policy, this.args.cluster.ready] },
        );
    }

    private runParameters(definition: aws.ecs.TaskDefinition): aws.types.input.scheduler.ScheduleTargetEcsParameters {
        const { cluster, config, network } = this.args;
        return {
            taskDefinitionArn: definition.arn,
            taskCount: 1,
            capacityProviderStrategies: [{ capacityProvider: cluster.capacityProviderName, weight: 1, base: 0 }],
            placementStrategies: [...placementStrategies],
            enableEcsManagedTags: true,
            propagateTags: "TASK_DEFINITION",
            enableExecuteCommand: config.exec,
            ...networkConfiguration(network),
        };
    }
}

function schedulerStatements(args: ScheduledTasksArgs): readonly Statement[] {
    const { scope, names, config } = args;
    const families = Object.keys(config.scheduledTasks).map((key) => scheduledFamily(names, key));
    return [...runTaskStatements(args, families), reportStatement(scope, names.failures)];
}
