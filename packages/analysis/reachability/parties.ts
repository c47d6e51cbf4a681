import type { Member } from "@platform/aws-model/graph/graph";
import { launchTemplateOf } from "@platform/aws-model/graph/launch-templates";
import { Reachability, type Source } from "@platform/aws-model/graph/reachability";
import type { Role } from "@platform/aws-model/graph/roles";
import type { AddressSet } from "@platform/aws-model/network/addresses";
import { known } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";
import { instancePools, poolsOf } from "../shared/instances";
import { servicesOf, type PlannedService } from "../shared/tasks";
import { keepsContainersApart } from "../shared/user-data";
import { vpnGroupsOf } from "./vpn-groups";

/** One that opens connections, or to which they are opened. */
export interface Party {
    readonly label: string;
    /** A place outside of the stack, or network interfaces that come to be in the same way. */
    readonly at: Source | Member;
    readonly urn?: string;
    /** Of people in a client VPN, at whose endpoint they are: where they may send to. */
    readonly mayReach?: AddressSet;
    /** Names of the services whose containers share these interfaces with one another. */
    readonly services: readonly string[];
    /** Whether those containers are known to reach neither one another nor the instances that they run on. */
    readonly containersApart: boolean;
    /** Whether it answers whoever reaches it. */
    readonly knowsNoUsers: boolean;
}

/** What runs on the instances of an Auto Scaling group, without interfaces of its own. */
type Running = Pick<Party, "services" | "containersApart">;

const nothing: Running = { services: [], containersApart: true };

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

/** Data stores and endpoints of AWS answer; they call nobody. Of a client VPN its people call. */
export function opens({ at, mayReach }: Party): boolean {
    if (!isMember(at) || mayReach !== undefined) return true;
    return at.role !== "data" && at.kind !== "vpc-endpoint" && at.kind !== "client-vpn";
}

/** The places outside, people in client VPNs, then everything in the stack that has network interfaces. */
export function partiesOf(plan: Plan): readonly Party[] {
    const { internet, checkers, onPremises } = new Reachability(plan.graph, plan.settings);
    // Of the internet the checkers are a place of their own.
    const others = checkers === undefined ? internet.addresses : internet.addresses.subtract(checkers.addresses);
    const places = [{ ...internet, addresses: others }, checkers, onPremises];
    const outside = places.filter((place) => place !== undefined);
    const running = runningOn(plan);
    return [
        ...outside.map((at): Party => ({ label: at.name, at, ...nothing, knowsNoUsers: false })),
        ...vpnGroupsOf(plan).map(({ label, endpoint: at, mayReach }): Party => {
            return { label, at, urn: at.producer.urn, mayReach, ...nothing, knowsNoUsers: false };
        }),
        ...plan.graph.members.map((at): Party => {
            const { producer, kind, role, interfaces } = at;
            const what = ROLES[role] ?? interfaces?.label ?? KINDS[kind] ?? kind;
            return {
                label: `${what} ${producer.name}`,
                at,
                urn: producer.urn,
                knowsNoUsers: interfaces?.knowsNoUsers?.(producer) ?? false,
                ...(running.get(producer.urn) ?? nothing),
            };
        }),
    ];
}

/** Services without an interface of their own, by the URN of the Auto Scaling group on whose instances they run. */
function runningOn(plan: Plan): ReadonlyMap<string, Running> {
    const pools = instancePools(plan);
    const found = new Map<string, Running>();
    for (const service of servicesOf(plan)) {
        if (service.demand?.networkInterfaces === 1) continue;
        for (const { group } of poolsOf(service, pools)) {
            const { services, containersApart } = found.get(group.urn) ?? nothing;
            found.set(group.urn, {
                services: [...services, service.name],
                containersApart: containersApart && isOnBridge(service) && isBridgeClosed(plan, group),
            });
        }
    }
    return found;
}

/** A task on the instance's own network is the instance, as far as packets go. */
function isOnBridge({ taskDefinition }: PlannedService): boolean {
    const mode = taskDefinition?.get("networkMode").text();
    return mode !== undefined && (mode.state === "absent" || known(mode) === "bridge");
}

function isBridgeClosed(plan: Plan, group: PlanResource): boolean {
    const template = plan.find(launchTemplateOf(plan.graph, group)?.urn ?? "");
    return template !== undefined && keepsContainersApart(template);
}
