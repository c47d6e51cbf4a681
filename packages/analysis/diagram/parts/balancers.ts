import type { Resource } from "@platform/aws-model/resource";
import { CLASSIC_LOAD_BALANCER, INTERNET_GATEWAY, LISTENER, LOAD_BALANCER } from "@platform/aws-model/types";
import { boxOf, type Draft } from "../draft";
import { joined, textOf } from "../words";
import { ROW } from "./network";

/** Load balancers, public ones with a way in from the internet. */
export function addBalancers(draft: Draft): void {
    const { plan } = draft;
    const ports = listenerPorts(draft);
    for (const balancer of plan.ofType([...LOAD_BALANCER, ...CLASSIC_LOAD_BALANCER])) {
        const internal = textOf(balancer, "internal") === "true";
        const listens = [...(ports.get(balancer.urn) ?? [])].sort((a, b) => a - b).join(", ");
        const note = joined(internal ? "internal" : "public", listens === "" ? undefined : `port ${listens}`);
        const detail = `${textOf(balancer, "loadBalancerType") ?? "classic"} load balancer`;
        const frame = draft.frameOf(draft.subnetsOf(balancer));
        draft.add(boxOf(balancer, "balancer", { note, detail, row: ROW.balancers }), frame);
        if (!internal) addWayIn(draft, balancer, frame, listens);
    }
}

function addWayIn(draft: Draft, balancer: Resource, frame: string | undefined, listens: string): void {
    const gateways = draft.plan.ofType(INTERNET_GATEWAY).filter(({ urn }) => {
        const inFrame = draft.find(frame ?? "")?.children ?? [];
        return inFrame.some(({ id }) => id === urn);
    });
    const detail = `the internet to ${balancer.name}${listens === "" ? "" : `, port ${listens}`}`;
    for (const { urn } of gateways)
        draft.link({ from: urn, to: balancer.urn, kind: "traffic", urn: balancer.urn, detail });
}

function listenerPorts(draft: Draft): ReadonlyMap<string, ReadonlySet<number>> {
    const found = new Map<string, Set<number>>();
    for (const listener of draft.plan.ofType(LISTENER)) {
        const port = listener.get("port").number();
        if (port.state !== "known") continue;
        for (const { urn } of draft.targets(listener, listener.get("loadBalancerArn"), LOAD_BALANCER))
            found.set(urn, (found.get(urn) ?? new Set()).add(port.value));
    }
    return found;
}
