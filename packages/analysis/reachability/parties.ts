import type { Member } from "@platform/aws-model/graph/graph";
import { Reachability, type Source } from "@platform/aws-model/graph/reachability";
import type { Role } from "@platform/aws-model/graph/roles";
import type { Plan } from "../plan";
import { instancePools, poolsOf } from "../shared/instances";
import { servicesOf } from "../shared/tasks";

/** One that opens connections, or to which they are opened. */
export interface Party {
    readonly label: string;
    /** A place outside of the stack, or network interfaces that come to be in the same way. */
    readonly at: Source | Member;
    readonly urn?: string;
    /** Names of the services whose containers share these interfaces with one another. */
    readonly services: readonly string[];
}

/** Interfaces that the graph joins by itself. */
const KINDS: Readonly<Record<string, string>> = {
    instance: "instance",
    autoscaling: "instances",
    "launch-template": "launch template",
    fleet: "fleet",
    "network-interface": "interface",
};
const ROLES: Partial<Record<Role, string>> = { bastion: "bastion", probe: "ping target" };

/** Whether a party is one of the stack's own, with network interfaces. */
export function isMember(at: Source | Member): at is Member {
    return "producer" in at;
}

/** The places outside, then everything in the stack that has network interfaces. */
export function partiesOf(plan: Plan): readonly Party[] {
    const { internet, onPremises } = new Reachability(plan.graph, plan.settings);
    const outside = [internet, ...(onPremises ? [onPremises] : [])];
    const running = runningOn(plan);
    return [
        ...outside.map((at): Party => ({ label: at.name, at, services: [] })),
        ...plan.graph.members.map((at): Party => {
            const { producer, kind, role, interfaces } = at;
            const what = ROLES[role] ?? interfaces?.label ?? KINDS[kind] ?? kind;
            return {
                label: `${what} ${producer.name}`,
                at,
                urn: producer.urn,
                services: running.get(producer.urn) ?? [],
            };
        }),
    ];
}

/** Services without an interface of their own, by the URN of the Auto Scaling group on whose instances they run. */
function runningOn(plan: Plan): ReadonlyMap<string, readonly string[]> {
    const pools = instancePools(plan);
    const found = new Map<string, string[]>();
    for (const service of servicesOf(plan)) {
        if (service.demand?.networkInterfaces === 1) continue;
        for (const { group } of poolsOf(service, pools))
            found.set(group.urn, [...(found.get(group.urn) ?? []), service.name]);
    }
    return found;
}
