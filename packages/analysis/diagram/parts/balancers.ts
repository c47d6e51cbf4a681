import type { Resource } from "@platform/aws-model/resource";
import { CLASSIC_LOAD_BALANCER, INTERNET_GATEWAY, LISTENER, LOAD_BALANCER } from "@platform/aws-model/types";
import { boxOf, type DrawingBuilder } from "../drawing-builder";
import { noteOf } from "@platform/aws-model/facets/drawing";
import { webAclBefore } from "../../reachability/web-acls";
import { propertyText } from "../properties";
import { ROW } from "./network";

/** Load balancers, public ones with a way in from the internet. */
export function addBalancers(builder: DrawingBuilder): void {
    const { plan } = builder;
    const ports = listenerPorts(builder);
    for (const balancer of plan.ofType([...LOAD_BALANCER, ...CLASSIC_LOAD_BALANCER])) {
        const internal = propertyText(balancer, "internal") === "true";
        const listens = [...(ports.get(balancer.urn) ?? [])].sort((a, b) => a - b).join(", ");
        const acl = webAclBefore(plan, balancer) === undefined ? undefined : "WAF";
        const note = noteOf(internal ? "internal" : "public", listens === "" ? undefined : `port ${listens}`, acl);
        const detail = `${propertyText(balancer, "loadBalancerType") ?? "classic"} load balancer`;
        const frame = builder.frameOf(builder.subnetsOf(balancer));
        builder.add(boxOf(balancer, "balancer", { note, detail, row: ROW.balancers }), frame);
        if (!internal) addWayIn(builder, balancer, frame, listens);
    }
}

function addWayIn(builder: DrawingBuilder, balancer: Resource, frame: string | undefined, listens: string): void {
    const gateways = builder.plan.ofType(INTERNET_GATEWAY).filter(({ urn }) => {
        const inFrame = builder.find(frame ?? "")?.children ?? [];
        return inFrame.some(({ id }) => id === urn);
    });
    const detail = `the internet to ${balancer.name}${listens === "" ? "" : `, port ${listens}`}`;
    for (const { urn } of gateways)
        builder.link({ from: urn, to: balancer.urn, kind: "traffic", urn: balancer.urn, detail });
}

function listenerPorts(builder: DrawingBuilder): ReadonlyMap<string, ReadonlySet<number>> {
    const found = new Map<string, Set<number>>();
    for (const listener of builder.plan.ofType(LISTENER)) {
        const port = listener.get("port").number();
        if (port.state !== "known") continue;
        for (const { urn } of builder.targets(listener, listener.get("loadBalancerArn"), LOAD_BALANCER))
            found.set(urn, (found.get(urn) ?? new Set()).add(port.value));
    }
    return found;
}
