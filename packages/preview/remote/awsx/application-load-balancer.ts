import type { WireMap } from "@platform/aws-model/wire";
import { listOf, without } from "../arguments";
import type { Construction } from "../construction";
import { apply, at } from "../values";
import type { Value } from "../values";
import { balancerParts, OWN_ARGUMENTS, placementOf } from "./load-balancer";
import { MANAGED, OPEN_RULES } from "./open-security-group";

/** awsx.lb.ApplicationLoadBalancer: with a security group of its own, open to everybody unless one is given. */
export async function expandApplicationLoadBalancer(construction: Construction): Promise<Record<string, Value>> {
    const { args } = construction;
    const { subnets, vpcId } = await placementOf(construction);
    const own = await securityGroups(construction, vpcId);
    const parts = await balancerParts(construction, {
        loadBalancer: {
            ...without(args, ...OWN_ARGUMENTS),
            subnets,
            securityGroups: own.ids,
            loadBalancerType: "application",
        },
        targetGroup: { vpcId, targetType: "ip", ...protocolOfDefault(args) },
        listener: (given) =>
            args["listeners"] === undefined || args["listener"] !== undefined
                ? (protocolOfDefault(args) ?? {})
                : protocolOf(given),
    });
    return { ...parts, vpcId, defaultSecurityGroup: own.group };
}

/** Those given; else the group that `defaultSecurityGroup` names or describes. */
async function securityGroups(construction: Construction, vpcId: Value): Promise<{ ids: Value; group?: Value }> {
    const { securityGroups: given, defaultSecurityGroup } = construction.args;
    if (given !== undefined || at(defaultSecurityGroup, "skip") === true) {
        return { ids: given };
    }
    const args = at(defaultSecurityGroup, "args") as WireMap | undefined;
    const id = at(defaultSecurityGroup, "securityGroupId");
    if (id !== undefined) {
        if (args !== undefined) {
            throw new Error("Only one of [defaultSecurityGroup] [args] or [securityGroupId] can be specified");
        }
        return { ids: [id] };
    }
    const group = await construction.resource("aws:ec2/securityGroup:SecurityGroup", construction.name, {
        ...MANAGED,
        ...(args ?? { vpcId, ...OPEN_RULES }),
    });
    return { ids: [group.get("id") ?? null], group: group.reference };
}

interface Protocol {
    readonly [property: string]: Value;
    readonly port?: Value;
    readonly protocol: Value;
}

/** Of the default target group: a list of several listeners lends it the first one's, a list of one lends nothing. */
function protocolOfDefault({
    listener,
    listeners,
    defaultTargetGroupPort,
}: Readonly<Record<string, Value>>): Protocol | undefined {
    if (listeners === undefined) {
        return protocolOf(listener, defaultTargetGroupPort);
    }
    const list = listOf(listeners);
    return list.length === 1 ? undefined : protocolOf(list[0], defaultTargetGroupPort);
}

function protocolOf(listener: Value, defaultPort?: Value): Protocol {
    const [port, protocol] = [at(listener, "port"), at(listener, "protocol")];
    if (port !== undefined) {
        return { port, protocol: protocol ?? apply(port, (plain) => (plain === 443 ? "HTTPS" : "HTTP")) };
    }
    return protocol === undefined
        ? { port: defaultPort ?? 80, protocol: "HTTP" }
        : { protocol, port: apply(protocol, (plain) => (plain === "HTTPS" ? 443 : 80)) };
}
