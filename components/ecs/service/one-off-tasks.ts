import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { mapValues } from "../../shared/records";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";
import { taskFamily } from "./names";
import type { TaskNetwork } from "./task-access";
import { createTaskDefinition, type TaskBlueprint } from "./task-definition";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The definition of each task. */
    taskDefinition: aws.ecs.TaskDefinition,
};

/** Changes to the arguments of inner resources. */
export type OneOffTasksTransforms = TransformsOf<typeof inner>;

export interface OneOffTasksArgs extends TaskBlueprint {
    readonly network: TaskNetwork | undefined;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: OneOffTasksTransforms | undefined;
}

/**
 * Commands to run once by hand, with the service's image, secrets and roles: migrations, maintenance. Nothing runs until
 * someone enters the command.
 *
 * Children: a task definition for each.
 */
export class OneOffTasks extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:OneOffTasks";

    /** The AWS CLI command that runs each task, by name. */
    readonly commands: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(name: string, args: OneOffTasksArgs, opts?: pulumi.ComponentResourceOptions) {
        super(OneOffTasks.type, name, {}, withTransforms(inner, args.transform, opts));

        this.commands = mapValues(args.config.tasks, (task, key) => {
            const family = taskFamily(args.names, key);
            const definition = createTaskDefinition(
                `${name}-${key}`,
                { ...args, family, streamPrefix: `task-${key}`, task },
                { parent: this },
            );
            return runCommand(args, definition.family);
        });
        this.registerOutputs({ commands: this.commands, ...transformed(this) });
    }
}

/** Without a revision, the family's latest one is run. */
function runCommand(args: OneOffTasksArgs, family: pulumi.Output<string>): pulumi.Output<string> {
    const { scope, cluster, config, network } = args;
    const options = [
        pulumi.interpolate`aws ecs run-task --region ${scope.region} --cluster ${cluster.name}`,
        pulumi.interpolate`--task-definition ${family}`,
        pulumi.interpolate`--capacity-provider-strategy capacityProvider=${cluster.capacityProviderName},weight=1`,
        "--enable-ecs-managed-tags --propagate-tags TASK_DEFINITION",
        ...(config.exec ? ["--enable-execute-command"] : []),
        ...(network === undefined ? [] : [networkOption(network)]),
    ];
    return pulumi.all(options).apply((parts) => parts.join(" "));
}

function networkOption({ subnetIds, securityGroupId }: TaskNetwork): pulumi.Output<string> {
    const subnets = pulumi.all([...subnetIds]).apply((ids) => ids.join(","));
    return pulumi.interpolate`--network-configuration 'awsvpcConfiguration={subnets=[${subnets}],securityGroups=[${securityGroupId}],assignPublicIp=DISABLED}'`;
}
