import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { known } from "../value";

/** The outlines and colours that a box may have; the diagram holds them. */
export type Glyph =
    | "account"
    | "balancer"
    | "bastion"
    | "bucket"
    | "cache"
    | "cdn"
    | "connection"
    | "customer-gateway"
    | "database"
    | "endpoint"
    | "files"
    | "function"
    | "gateway"
    | "guard"
    | "identity-provider"
    | "instance"
    | "instances"
    | "internet"
    | "internet-gateway"
    | "nat"
    | "registry"
    | "role"
    | "service"
    | "table"
    | "vpn-gateway";

/** Where a box stands. */
export type BoxPlace =
    /** In the subnet of its network interface. */
    | "subnet"
    /** In each of its subnets: it has copies in all of them. */
    | "each subnet"
    /** Below the zones of its VPC, which it spans. */
    | "zones"
    /** At the edge of its VPC. */
    | "edge"
    /** Above everything, where requests come from. */
    | "front"
    /** In the grid of what is in no VPC. */
    | "region"
    /** In a grid of its VPC, named so; in the region if it is in no VPC. */
    | { readonly grid: string; readonly beside: "gateways" | "apps" };

/** What a box may tell beyond what its resource says. */
export interface DrawContext {
    readonly stack: StackView;
    /** How many zones it is in; 0 where that is not known. */
    readonly zones: number;
}

/** A line to what answers for a resource, or keeps what it has. */
export interface DrawnLine {
    readonly to: Resource;
    /** For those who point at it. */
    readonly detail: string;
}

type Text = (resource: Resource, context: DrawContext) => string | undefined;

/** A box of its own. */
export interface DrawnBox {
    readonly glyph: Glyph;
    readonly place: BoxPlace;
    /** At the edge of a VPC: whether the internet reaches it at an address of AWS's, past the internet gateway. */
    readonly open?: boolean;
    /** In front of everything: where the requests that come to it go on. Default: nowhere. */
    readonly leadsTo?: (resource: Resource, stack: StackView) => readonly DrawnLine[];
    /** @default its logical name, without what it shares with its component */
    readonly title?: Text;
    /** A second, smaller line. */
    readonly note: string | Text;
    /** For those who point at it. */
    readonly detail?: Text;
}

/** `layout`: a frame, or a box with lines of its own, which the diagram's layout draws. */
export type Drawn = { readonly by: "layout" } | DrawnBox;

/** Drawn by the diagram's layout. */
export const byLayout: Drawn = { by: "layout" };

/** Parts that are known, as `t3.large · 2–4`. */
export function noteOf(...parts: readonly (string | undefined)[]): string {
    return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

/** What it looks at, and its region, as far as that is known. */
export function inRegion(what: string): (resource: Resource) => string {
    return (resource) => noteOf(what, known(resource.get("region").text()));
}

/** `2`, or `2–4`. */
export function span(low: number | undefined, high: number | undefined): string | undefined {
    if (low === undefined || high === undefined || low === high) return (low ?? high)?.toString();
    return `${low}–${high}`;
}
