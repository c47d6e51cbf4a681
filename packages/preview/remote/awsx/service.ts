import type { WireMap } from "@platform/aws-model/wire";
import { without } from "../arguments";
import type { Child, Construction } from "../construction";
import { applyAll, apply } from "../values";
import type { Value } from "../values";
import { defaultVpc } from "./default-vpc";
import { MANAGED, OPEN_RULES } from "./open-security-group";
import { taskDefinition } from "./task-definition";
import type { LaunchType, TaskDefinition } from "./task-definition";

const OWN_ARGUMENTS = [
    "assignPublicIp",
    "continueBeforeSteadyState",
    "taskDefinitionArgs",
    "useClusterDefaultCapacityProviderStrategy",
] as const;

/** awsx.ecs.EC2Service and FargateService: a service, and a task definition unless one is given. */
export async function service(construction: Construction, launchType: LaunchType): Promise<Record<string, Value>> {
    const { args, name } = construction;
    refuseContradictions(args);
    const tasks = await ownTaskDefinition(construction, launchType);
    const taskDefinitionArn = tasks?.made.get("arn") ?? args["taskDefinition"];
    if (taskDefinitionArn === undefined) {
        throw new Error("Either `taskDefinition` or `taskDefinitionArgs` must be provided.");
    }
    const network =
        launchType === "FARGATE" && args["networkConfiguration"] === undefined
            ? { networkConfiguration: await openNetwork(construction, args["assignPublicIp"]) }
            : {};
    const usesCapacityProviders =
        args["capacityProviderStrategies"] || args["useClusterDefaultCapacityProviderStrategy"];
    const made = await construction.resource("aws:ecs/service:Service", name, {
        ...(launchType === "FARGATE" ? { desiredCount: 1 } : {}),
        ...without(args, ...OWN_ARGUMENTS),
        ...network,
        launchType: usesCapacityProviders ? undefined : launchType,
        loadBalancers: args["loadBalancers"] ?? tasks?.loadBalancers,
        waitForSteadyState: apply(args["continueBeforeSteadyState"], (before) => !(before ?? false)),
        taskDefinition: taskDefinitionArn,
    });
    return { service: made.reference, taskDefinition: tasks?.made.reference };
}

function refuseContradictions(args: Readonly<Record<string, Value>>): void {
    const pairs = [
        ["taskDefinition", "taskDefinitionArgs"],
        ["networkConfiguration", "assignPublicIp"],
        ["capacityProviderStrategies", "useClusterDefaultCapacityProviderStrategy"],
    ] as const;
    for (const [one, other] of pairs) {
        if (args[one] !== undefined && args[other] !== undefined && args[other] !== false) {
            throw new Error(`Only one of \`${one}\` or \`${other}\` can be provided.`);
        }
    }
}

async function ownTaskDefinition(
    construction: Construction,
    launchType: LaunchType,
): Promise<TaskDefinition | undefined> {
    const args = construction.args["taskDefinitionArgs"] as WireMap | undefined;
    if (args === undefined) {
        return undefined;
    }
    const kind = launchType === "EC2" ? "EC2TaskDefinition" : "FargateTaskDefinition";
    return taskDefinition(await construction.nested(`awsx:ecs:${kind}`, `awsx:x:ecs:${kind}`, args), launchType);
}

/** In the default VPC, with a security group that is open to everybody. */
async function openNetwork(construction: Construction, assignPublicIp: Value): Promise<WireMap> {
    const { vpcId, publicSubnetIds, privateSubnetIds } = await defaultVpc(construction);
    const group: Child = await construction.resource("aws:ec2/securityGroup:SecurityGroup", `${construction.name}-sg`, {
        ...MANAGED,
        vpcId,
        ...OPEN_RULES,
    });
    const subnets = applyAll(
        [assignPublicIp ?? false, publicSubnetIds, privateSubnetIds],
        (isPublic, public_, private_) => {
            if (isPublic !== true && (private_ as unknown[]).length === 0) {
                throw new Error(
                    "The default VPC does not have any private subnets. Set `assignPublicIp` to `true`, provide `networkConfiguration`, or add private subnets to the default VPC.",
                );
            }
            return isPublic === true ? public_ : private_;
        },
    );
    return {
        subnets: subnets ?? null,
        assignPublicIp: assignPublicIp ?? false,
        securityGroups: [group.get("id") ?? null],
    };
}
