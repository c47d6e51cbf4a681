import { nameOf } from "@platform/aws-model/urn";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { SUBNET, VPC } from "@platform/aws-model/types";
import type { Plan } from "../plan";
import type { Box, Link } from "./model";

/** Frames that are no resource. */
export const ON_PREMISES = "on-premises";
export const REGIONAL = "regional";

/** Puts a drawing together: boxes with their frames, and where each resource was drawn. */
export class DrawingBuilder {
    readonly boxes: Box[] = [];
    private readonly byId = new Map<string, Box>();
    private readonly places = new Map<string, string[]>();
    private readonly lines = new Map<string, Link>();

    constructor(readonly plan: Plan) {}

    get links(): readonly Link[] {
        return [...this.lines.values()];
    }

    /** Puts a box into a frame; without one, or with one that is not drawn, beside the frames. */
    add(box: Box, frame?: string): Box {
        const parent = frame === undefined ? undefined : this.byId.get(frame);
        (parent?.children ?? this.boxes).push(box);
        this.register(box, box.id);
        for (const cell of box.grid ?? []) this.register(cell, box.id);
        return box;
    }

    find(id: string): Box | undefined {
        return this.byId.get(id);
    }

    /** The boxes that stand for a resource, by its URN: none if it is not drawn. */
    boxesOf(urn: string): readonly string[] {
        return this.places.get(urn) ?? [];
    }

    /** Says that a resource is seen where another box is: a container instance's group as its cluster. */
    alias(urn: string, box: string): void {
        this.places.set(urn, [...this.boxesOf(urn), box]);
    }

    /** Draws a line, unless the same one is there already or an end is not drawn. */
    link(link: Link): void {
        if (link.from === link.to || !this.byId.has(link.from) || !this.byId.has(link.to)) return;
        const key = `${link.from} ${link.to} ${link.kind}`;
        const known = this.lines.get(key);
        const details = [known?.detail, link.detail].filter((detail) => detail !== undefined && detail !== "");
        const detail = [...new Set(details)].join("\n");
        this.lines.set(key, { ...link, ...known, ...(detail === "" ? {} : { detail }) });
    }

    /** The resources of this stack that a property points to. */
    targets(owner: Resource, values: Value | readonly Value[], types: readonly string[]): readonly Resource[] {
        const list: readonly Value[] = Array.isArray(values) ? (values as readonly Value[]) : [values as Value];
        const found = list.flatMap((value) => this.plan.graph.resolve(owner, value, types));
        return found.flatMap((reference) => (reference.kind === "resource" ? [reference.resource] : []));
    }

    /** The VPC's box that a resource with subnets belongs to. */
    frameOf(subnets: readonly Resource[]): string | undefined {
        return subnets.map((subnet) => this.vpcOfSubnet.get(subnet.urn)).find((id) => id !== undefined);
    }

    /** The box of the VPC that a resource names, or in whose subnets it is. */
    vpcOf(resource: Resource): string | undefined {
        const [vpc] = this.targets(resource, resource.get("vpcId"), VPC);
        const named = this.targets(resource, resource.get("subnetIds"), SUBNET);
        return vpc?.urn ?? this.frameOf([...named, ...this.subnetsOf(resource)]);
    }

    /** URNs of what people open a shell from. */
    get bastions(): ReadonlySet<string> {
        return (this.bastionUrns ??= new Set(this.plan.graph.withRole("bastion").map(({ producer }) => producer.urn)));
    }

    private bastionUrns?: ReadonlySet<string>;

    /** VPC's box by subnet's URN. */
    readonly vpcOfSubnet = new Map<string, string>();

    /** The subnets of a resource's network interfaces. */
    subnetsOf(resource: Resource): readonly Resource[] {
        this.members ??= this.subnetsByProducer();
        return this.members.get(resource.urn) ?? [];
    }

    private members?: ReadonlyMap<string, readonly Resource[]>;

    private subnetsByProducer(): ReadonlyMap<string, readonly Resource[]> {
        const found = new Map<string, Set<Resource>>();
        for (const { producer, subnets } of this.plan.graph.members) {
            const set = found.get(producer.urn) ?? new Set<Resource>();
            for (const subnet of subnets)
                if (subnet.kind === "resource" && SUBNET.includes(subnet.resource.type)) set.add(subnet.resource);
            found.set(producer.urn, set);
        }
        return new Map([...found].map(([urn, set]) => [urn, [...set]]));
    }

    private register(box: Box, place: string): void {
        this.byId.set(box.id, box);
        if (box.urn !== undefined) this.alias(box.urn, place);
        for (const child of box.children ?? []) this.register(child, child.id);
    }
}

/** The box of a resource, with what most of them say. */
export function boxOf(resource: Resource, kind: Box["kind"], more: Partial<Box> = {}): Box {
    const { urn } = resource;
    return { id: urn, kind, title: boxName(resource), urn, ...more };
}

/** The name without what it shares with its component: that need not be read again in every box. */
export function boxName({ name, parent = "" }: Resource): string {
    const prefix = `${nameOf(parent)}-`;
    return prefix.length > 1 && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
