import type { Plan } from "../plan";
import { Draft } from "./draft";
import type { Box, Drawing } from "./model";
import { addBalancers } from "./parts/balancers";
import { addCompute } from "./parts/compute";
import { addData } from "./parts/data";
import { addDirectTargets, forwarders } from "./parts/forwarding";
import { addNetwork } from "./parts/network";
import { addRegional } from "./parts/regional";
import { addRoutes } from "./parts/routes";
import { addServices } from "./parts/services";
import { plural } from "./words";
import { addVpn } from "./parts/vpn";

/** What of a plan is drawn, and what is connected to what. Frames come before what is in them. */
export function drawingOf(plan: Plan): Drawing {
    const draft = new Draft(plan);
    addNetwork(draft);
    addVpn(draft);
    addBalancers(draft);
    addCompute(draft);
    const known = forwarders(draft);
    addServices(draft, known);
    addRegional(draft);
    addDirectTargets(draft, known);
    addRoutes(draft);
    addData(draft);
    const title = `Diagram of ${plan.project} ${plan.stack}`;
    return { title, description: describe(draft.boxes), boxes: draft.boxes, links: draft.links };
}

/** What the diagram shows, in words. */
function describe(boxes: readonly Box[]): string {
    const all = flatten(boxes);
    const count = (noun: string, ...kinds: readonly Box["kind"][]): string[] => {
        const number = all.filter(({ kind }) => kinds.includes(kind)).length;
        return number === 0 ? [] : [plural(number, noun)];
    };
    const parts = [
        ...count("VPC", "vpc"),
        ...count("availability zone", "zone"),
        ...count("subnet", "public", "private", "isolated"),
        ...count("NAT gateway", "nat"),
        ...count("load balancer", "balancer"),
        ...count("service", "service"),
        ...count("data store", "database", "cache", "table"),
        ...count("VPN connection", "connection"),
    ];
    return parts.length === 0 ? "Nothing that a diagram shows." : `${parts.join(", ")}, and how they are connected.`;
}

/** The boxes and everything in them. */
export function flatten(boxes: readonly Box[]): readonly Box[] {
    return boxes.flatMap((box) => [box, ...flatten(box.children ?? []), ...(box.grid ?? [])]);
}
