import type { WireMap } from "@platform/aws-model/wire";
import { countGiven, listOf } from "../arguments";
import type { Child, Construction } from "../construction";
import { apply, at, fromState, stateOf } from "../values";
import type { Value } from "../values";
import { defaultVpc } from "./default-vpc";

/** Arguments of the load balancers of awsx that are not the load balancer's own. */
export const OWN_ARGUMENTS = [
    "subnetIds",
    "subnets",
    "defaultTargetGroup",
    "defaultTargetGroupPort",
    "defaultSecurityGroup",
    "listener",
    "listeners",
] as const;

/** Where a load balancer stands. */
export interface Placement {
    /** Undefined with `subnetMappings`. */
    readonly subnets: Value;
    readonly vpcId: Value;
}

/** The subnets that the arguments name, else the public ones of the default VPC. */
export async function placementOf(construction: Construction): Promise<Placement> {
    const { subnets, subnetIds, subnetMappings, listener, listeners } = construction.args;
    if (countGiven(subnetIds, subnets, subnetMappings) > 1) {
        throw new Error("Only one of [subnets], [subnetIds] or [subnetMappings] can be specified");
    }
    if (countGiven(listener, listeners) > 1) {
        throw new Error("Only one of [listener] and [listeners] can be specified");
    }
    if (subnets !== undefined) {
        return {
            subnets: apply(subnets, (list) => listOf(list).map((one) => construction.property(one, "id") ?? null)),
            vpcId: apply(subnets, (list) => construction.property(listOf(list)[0], "vpcId")),
        };
    }
    if (subnetIds !== undefined) {
        return { subnets: subnetIds, vpcId: await vpcOf(construction, subnetIds, ([id]) => id) };
    }
    if (subnetMappings !== undefined) {
        return {
            subnets: undefined,
            vpcId: await vpcOf(construction, subnetMappings, ([first]) => at(first, "subnetId")),
        };
    }
    const { publicSubnetIds, vpcId } = await defaultVpc(construction);
    return { subnets: publicSubnetIds, vpcId };
}

/** Looked up by the first subnet, once all are known. */
async function vpcOf(
    construction: Construction,
    subnets: Value,
    firstId: (list: readonly Value[]) => Value,
): Promise<Value> {
    const { value, ...state } = stateOf(subnets);
    if (!state.known) {
        return fromState({ ...state, value });
    }
    const subnet = await construction.invoke("aws:ec2/getSubnet:getSubnet", { id: firstId(listOf(value)) ?? null });
    return fromState({ ...state, value: at(subnet, "vpcId") });
}

/** Registers what both kinds of load balancers have: themselves, a target group, and listeners that forward to it. */
export async function balancerParts(
    construction: Construction,
    inputs: {
        readonly loadBalancer: Readonly<Record<string, Value>>;
        readonly targetGroup: Readonly<Record<string, Value>>;
        /** The defaults for a listener as it was given; undefined for the only one, where none is given. */
        readonly listener: (given: Value) => Readonly<Record<string, Value>>;
    },
): Promise<Record<string, Value>> {
    const { args, name } = construction;
    const loadBalancer = await register(construction, "loadBalancer", "LoadBalancer", name, inputs.loadBalancer);
    if (args["defaultTargetGroup"] !== undefined && args["defaultTargetGroupPort"] !== undefined) {
        throw new Error("Only one of `defaultTargetGroup` or `defaultTargetGroupPort` can be provided.");
    }
    const targetGroup = await register(construction, "targetGroup", "TargetGroup", name, {
        ...inputs.targetGroup,
        ...(args["defaultTargetGroup"] as WireMap | undefined),
    });
    const defaultActions = [{ type: "forward", targetGroupArn: targetGroup.get("arn") ?? null }];
    const listeners: Value[] = [];
    for (const [index, listener] of listenersOf(args).entries()) {
        const made = await register(construction, "listener", "Listener", `${name}-${index}`, {
            defaultActions,
            ...inputs.listener(listener),
            ...(listener as WireMap | undefined),
            loadBalancerArn: loadBalancer.get("arn"),
        });
        listeners.push(made.reference);
    }
    return {
        loadBalancer: loadBalancer.reference,
        defaultTargetGroup: targetGroup.reference,
        listeners: listeners.map((reference) => reference ?? null),
    };
}

function listenersOf({ listener, listeners }: Readonly<Record<string, Value>>): readonly Value[] {
    return listener === undefined && listeners !== undefined ? listOf(listeners) : [listener];
}

function register(
    construction: Construction,
    kind: string,
    className: string,
    name: string,
    inputs: Readonly<Record<string, Value>>,
): Promise<Child> {
    const formerTypes = [`aws:elasticloadbalancingv2/${kind}:${className}`];
    return construction.resource(`aws:lb/${kind}:${className}`, name, inputs, { formerTypes });
}
