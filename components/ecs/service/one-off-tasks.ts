import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { mapValues } from "../../shared/records";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";
import { taskFamily } from "./names";
import { ReleasePhase, type ReleasePhaseArgs, type ReleasePhaseTransforms } from "./release-phase/release-phase";
import type { TaskNetwork } from "./task-access";
import { createTaskDefinition } from "./task-definition";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The definition of each task. */
    taskDefinition: aws.ecs.TaskDefinition,
};

/** Changes to the arguments of inner resources. */
export interface OneOffTasksTransforms extends TransformsOf<typeof inner> {
    /** Of ReleasePhase. */
    readonly release?: ReleasePhaseTransforms | undefined;
}

export interface OneOffTasksArgs extends Omit<ReleasePhaseArgs, "definitions" | "transform"> {
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: OneOffTasksTransforms | undefined;
}

/**
 * Commands to run once, with the service's image, secrets and roles: migrations, maintenance. Each can be run by hand;
 * those with `when: before-deployment` also run before a new image is deployed, unless no copy is wanted: then there may
 * be no database, secret or image yet.
 *
 * Children: a task definition for each; where one runs before a deployment, ReleasePhase.
 */
export class OneOffTasks extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:OneOffTasks";

    /** The AWS CLI command that runs each task, by name. */
    readonly commands: Readonly<Record<string, pulumi.Output<string>>>;
    /** What has to be there before the service is deployed. */
    readonly beforeDeployment: readonly pulumi.Resource[];

    constructor(name: string, args: OneOffTasksArgs, opts?: pulumi.ComponentResourceOptions) {
        super(OneOffTasks.type, name, {}, withTransforms(inner, args.transform, opts));
        const { config, names, transform } = args;

        const definitions = mapValues(config.tasks, (task, key) =>
            createTaskDefinition(
                `${name}-${key}`,
                { ...args, family: taskFamily(names, key), streamPrefix: `task-${key}`, task },
                { parent: this },
            ),
        );
        this.commands = mapValues(definitions, ({ family }) => runCommand(args, family));
        const first = Object.entries(definitions).filter(([key]) => config.tasks[key]?.when === "before-deployment");
        this.beforeDeployment =
            config.desiredCount === 0 || first.length === 0
                ? []
                : new ReleasePhase(
                      `${name}-release`,
                      { ...args, definitions: Object.fromEntries(first), transform: transform?.release },
                      { parent: this },
                  ).calls;
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
