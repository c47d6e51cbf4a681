import type { Child, Construction } from "../../construction";
import { applyAll } from "../../values";
import type { Value } from "../../values";
import { subnetIpv6Block } from "./ipv6";
import { needsNatGateway } from "./nat-gateways";
import type { NatStrategy } from "./nat-gateways";
import type { PlacedSubnet } from "./subnet-spec";
import { spread } from "./tags";

/** What all subnets of a VPC have in common. */
export interface SubnetContext {
    readonly vpc: Child;
    readonly internetGateway: Child;
    readonly natStrategy: NatStrategy;
    /** Of addresses that exist; empty where they are to be made. */
    readonly allocationIds: readonly Value[];
    readonly zones: readonly string[];
    /** With `Name`. */
    readonly tags: Value;
}

/** A subnet with its type in lower case. */
export interface MadeSubnet {
    readonly type: string;
    readonly zone: string;
    readonly made: Child;
}

/** Everything that belongs to subnets, in the order in which it was made. */
export interface SubnetParts {
    readonly subnets: MadeSubnet[];
    readonly routeTables: Child[];
    readonly associations: Child[];
    readonly routes: Child[];
    readonly natGateways: Child[];
    readonly addresses: Child[];
}

const ORDER = ["public", "private", "isolated"];

/** Registers the subnets zone by zone, public ones first: their NAT gateways serve the others. */
export async function makeSubnets(
    construction: Construction,
    context: SubnetContext,
    layout: readonly PlacedSubnet[],
): Promise<SubnetParts> {
    const parts: SubnetParts = {
        subnets: [],
        routeTables: [],
        associations: [],
        routes: [],
        natGateways: [],
        addresses: [],
    };
    const rank = ({ type }: PlacedSubnet): number => ORDER.indexOf(type.toLowerCase());
    for (const [zone, zoneName] of context.zones.entries()) {
        const here = layout.filter((one) => one.zone === zoneName && one.type !== "Unused");
        for (const [index, subnet] of here.sort((a, b) => rank(a) - rank(b)).entries()) {
            const number = zone + index * context.zones.length;
            await makeSubnet(construction, context, parts, { ...subnet, zoneIndex: zone, number });
        }
    }
    return parts;
}

/** @param subnet With the index of its zone, and its number among the subnets of the VPC. */
async function makeSubnet(
    construction: Construction,
    context: SubnetContext,
    parts: SubnetParts,
    subnet: PlacedSubnet & { readonly zoneIndex: number; readonly number: number },
): Promise<void> {
    const { args } = construction;
    const { vpc } = context;
    const { resourceName, spec, nameTag, zoneIndex } = subnet;
    const type = subnet.type.toLowerCase();
    const own = { Name: nameTag, SubnetType: subnet.type };
    const assignIpv6AddressOnCreation = applyAll(
        [spec.assignIpv6AddressOnCreation, args["assignGeneratedIpv6CidrBlock"]],
        (ofSubnet, ofVpc) => ofSubnet ?? ofVpc ?? false,
    );
    const made = await construction.resource(
        "aws:ec2/subnet:Subnet",
        resourceName,
        {
            region: args["region"],
            vpcId: vpc.get("id"),
            availabilityZone: subnet.zone,
            mapPublicIpOnLaunch: type === "public",
            cidrBlock: subnet.cidrBlock,
            assignIpv6AddressOnCreation,
            ipv6CidrBlock: subnetIpv6Block(vpc.get("ipv6CidrBlock"), assignIpv6AddressOnCreation, subnet.number),
            tags: spread(context.tags, spec.tags, own),
        },
        { parent: vpc, dependsOn: [vpc] },
    );
    parts.subnets.push({ type, zone: subnet.zone, made });
    const routeTable = await construction.resource(
        "aws:ec2/routeTable:RouteTable",
        resourceName,
        { region: args["region"], vpcId: vpc.get("id"), tags: spread(context.tags, own) },
        { parent: made, dependsOn: [made] },
    );
    parts.routeTables.push(routeTable);
    const below = { parent: routeTable, dependsOn: [routeTable] };
    const routeTableId = routeTable.get("id");
    parts.associations.push(
        await construction.resource(
            "aws:ec2/routeTableAssociation:RouteTableAssociation",
            resourceName,
            { region: args["region"], routeTableId, subnetId: made.get("id") },
            below,
        ),
    );
    if (type === "public" && needsNatGateway(context.natStrategy, parts.natGateways.length, zoneIndex)) {
        await makeNatGateway(construction, context, parts, made, zoneIndex);
    }
    const target = targetOf(context, parts, type, zoneIndex);
    if (target !== undefined) {
        const inputs = { region: args["region"], routeTableId, ...target, destinationCidrBlock: "0.0.0.0/0" };
        parts.routes.push(await construction.resource("aws:ec2/route:Route", resourceName, inputs, below));
    }
}

async function makeNatGateway(
    construction: Construction,
    { allocationIds }: SubnetContext,
    parts: SubnetParts,
    subnet: Child,
    zone: number,
): Promise<void> {
    const { region, tags: given } = construction.args;
    const name = `${construction.name}-${zone + 1}`;
    const tags = spread(given, { Name: name });
    const below = { parent: subnet, dependsOn: [subnet] };
    if (allocationIds.length === 0) {
        parts.addresses.push(await construction.resource("aws:ec2/eip:Eip", name, { region, tags }, below));
    }
    const allocationId = allocationIds.length === 0 ? parts.addresses[zone]?.get("allocationId") : allocationIds[zone];
    const inputs = { region, subnetId: subnet.get("id"), allocationId, tags };
    parts.natGateways.push(await construction.resource("aws:ec2/natGateway:NatGateway", name, inputs, below));
}

/** Where a subnet's way out leads: undefined where there is none. */
function targetOf(
    { internetGateway, natStrategy }: SubnetContext,
    { natGateways }: SubnetParts,
    type: string,
    zone: number,
): Record<string, Value> | undefined {
    if (type === "public") {
        return { gatewayId: internetGateway.get("id") };
    }
    if (type !== "private" || natStrategy.toLowerCase() === "none") {
        return undefined;
    }
    return { natGatewayId: natGateways[natStrategy.toLowerCase() === "single" ? 0 : zone]?.get("id") };
}
