import { given } from "@platform/aws-model/facets/kind";
import { kindOf } from "@platform/aws-model/kinds/index";
import type { Plan } from "../plan";
import { countedByType, typesWithout, unknownText } from "../shared/unknown-types";
import { DrawingBuilder } from "./drawing-builder";
import type { Box, Drawing } from "./model";
import { addBalancers } from "./parts/balancers";
import { addCompute } from "./parts/compute";
import { addData } from "./parts/data";
import { addDirectTargets, forwarders } from "./parts/forwarding";
import { addFronts } from "./parts/front";
import { addNetwork } from "./parts/network";
import { addPermissionSets } from "./parts/permission-sets";
import { addRegistries } from "./parts/registries";
import { addReaders } from "./parts/readers";
import { addRegional } from "./parts/regional";
import { addRoutes } from "./parts/routes";
import { addServices } from "./parts/services";
import { addTakers } from "./parts/takers";
import { addVpn } from "./parts/vpn";
import { addVpnPeople } from "./parts/vpn-people";
import { plural } from "@platform/aws-model/show";

/** What of a plan is drawn, and what is connected to what. Frames come before what is in them. */
export function drawingOf(plan: Plan): Drawing {
    const builder = new DrawingBuilder(plan);
    addNetwork(builder);
    addVpn(builder);
    addBalancers(builder);
    addCompute(builder);
    const known = forwarders(builder);
    addServices(builder, known);
    addFronts(builder);
    const readers = addReaders(builder);
    addRegional(builder);
    addDirectTargets(builder, known);
    addRoutes(builder);
    addData(builder);
    addVpnPeople(builder);
    addPermissionSets(builder);
    const untold = [...addTakers(builder), ...readers, ...addRegistries(builder)];
    const { boxes, links } = builder;
    const missing = [...notDrawn(builder), ...untold].join("; ");
    const description = missing === "" ? describe(boxes) : `${describe(boxes)} Not drawn: ${missing}.`;
    return { title: `Diagram of ${plan.project} ${plan.stack}`, description, boxes, links, missing };
}

/** What of a stack has no box, though nobody said that it needs none. */
function notDrawn(builder: DrawingBuilder): readonly string[] {
    const { plan } = builder;
    const unplaced = plan.resources.filter(
        ({ kind, type, urn }) =>
            kind === "custom" && given(kindOf(type)?.draw) !== undefined && builder.boxesOf(urn).length === 0,
    );
    const unknown = typesWithout(plan, "draw");
    return [
        ...(unknown.length === 0 ? [] : [unknownText(unknown, "of unknown types")]),
        ...(unplaced.length === 0 ? [] : [unknownText(countedByType(unplaced), "whose place is not in this stack")]),
    ];
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
        ...count("identity provider", "identity-provider"),
    ];
    return parts.length === 0 ? "Nothing that a diagram shows." : `${parts.join(", ")}, and how they are connected.`;
}

/** The boxes and everything in them. */
export function flatten(boxes: readonly Box[]): readonly Box[] {
    return boxes.flatMap((box) => [box, ...flatten(box.children ?? []), ...(box.grid ?? [])]);
}
