import { asText } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import { listOf, without } from "../../arguments";
import type { Child, Construction } from "../../construction";
import { at, fromState, isOutput, stateOf } from "../../values";
import type { Value } from "../../values";
import { dnsFor, endpointSpecs, makeEndpoint } from "./endpoints";
import { layoutFor } from "./layout";
import type { Layout } from "./layout";
import { refuseUnfitAddresses } from "./nat-gateways";
import { refuseEqualSuffixes } from "./subnet-spec";
import { makeSubnets } from "./subnets";
import type { SubnetParts } from "./subnets";
import { spread } from "./tags";

const OWN_ARGUMENTS = [
    "availabilityZoneCidrMask",
    "availabilityZoneNames",
    "natGateways",
    "numberOfAvailabilityZones",
    "subnetNameTagStrategy",
    "subnetSpecs",
    "subnetStrategy",
    "vpcEndpointSpecs",
    "vpcEndpointStrategy",
] as const;

/** awsx.ec2.Vpc: subnets in several zones, each with a route table, and NAT gateways. */
export async function expandVpc(construction: Construction): Promise<Record<string, Value>> {
    const { args, name } = construction;
    refuseUnclearRange(args);
    const endpoints = endpointSpecs(args);
    const dns = dnsFor(args, endpoints);
    const zoneNames = await zonesOf(construction);
    const natStrategy = asText(at(args["natGateways"], "strategy") ?? "OnePerAz");
    const allocationIds = listOf(at(args["natGateways"], "elasticIpAllocationIds"));
    refuseUnfitAddresses(natStrategy, allocationIds.length, zoneNames.length);
    const tagByZone = args["subnetNameTagStrategy"] === "AvailabilityZone";
    if (tagByZone) {
        refuseEqualSuffixes(zoneNames);
    }
    const tags = spread({ Name: name }, args["tags"]);
    const zones = { vpcName: name, names: zoneNames, tagByZone };
    const range = args["cidrBlock"] ?? (args["ipv4IpamPoolId"] === undefined ? "10.0.0.0/16" : undefined);
    const register = (): Promise<Child> =>
        construction.resource("aws:ec2/vpc:Vpc", name, {
            ...without(args, ...OWN_ARGUMENTS),
            ...dns,
            cidrBlock: range,
            tags,
        });
    const layoutOf = (cidrBlock: Value): Layout => layoutFor(construction, zones, cidrBlock, natStrategy);
    // Where the range is known, what is wrong with the subnets keeps the VPC from being made.
    const early = range === undefined ? undefined : layoutOf(range);
    const vpc = await register();
    const layout = early ?? layoutOf(vpc.get("cidrBlock"));
    const internetGateway = await construction.resource(
        "aws:ec2/internetGateway:InternetGateway",
        name,
        { region: args["region"], vpcId: vpc.get("id"), tags },
        { parent: vpc, dependsOn: [vpc] },
    );
    const context = { vpc, internetGateway, natStrategy, allocationIds, zones: zoneNames, tags };
    const parts = await makeSubnets(construction, context, layout.subnets);
    const made: Child[] = [];
    for (const spec of endpoints) {
        made.push(await makeEndpoint(construction, spec, { vpc, zones: zoneNames, tags, parts }));
    }
    return outputsOf(vpc, parts, {
        ...lists({ vpcEndpoints: made }),
        internetGateway: internetGateway.reference,
        subnetLayout: layout.output,
    });
}

function refuseUnclearRange({ ipv4IpamPoolId, cidrBlock, ipv4NetmaskLength }: Readonly<Record<string, Value>>): void {
    if (ipv4IpamPoolId === undefined) {
        return;
    }
    if (cidrBlock !== undefined && ipv4NetmaskLength !== undefined) {
        throw new Error("Only one of 'cidrBlock', 'ipv4NetmaskLength' is allowed.");
    }
    if (cidrBlock === undefined && ipv4NetmaskLength === undefined) {
        throw new Error("If 'ipv4IpamPoolId' is specified, 'ipv4NetmaskLength' or 'cidrBlock' must also be specified.");
    }
}

async function zonesOf(construction: Construction): Promise<string[]> {
    const { availabilityZoneNames: given, numberOfAvailabilityZones: count, region } = construction.args;
    if (given !== undefined) {
        if (count !== undefined) {
            throw new Error("Only one of [availabilityZoneNames] and [numberOfAvailabilityZones] can be specified");
        }
        return listOf(given).map(asText);
    }
    if (isOutput(region)) {
        throw new Error(
            "Vpc.region must be a plain string when availabilityZoneNames is not set. If region is dynamic, specify availabilityZoneNames explicitly.",
        );
    }
    const token = "aws:index/getAvailabilityZones:getAvailabilityZones";
    const names = at(await construction.invoke(token, region === undefined ? {} : { region }), "names");
    const wanted = count === undefined ? 3 : Number(count);
    if (listOf(names).length < wanted) {
        throw new Error(
            `The configured region for this provider does not have at least ${wanted} Availability Zones. Either specify an explicit list of zones in availabilityZoneNames or choose a region with at least ${wanted} AZs.`,
        );
    }
    return listOf(names).slice(0, wanted).map(asText);
}

/** All are parts of one Output, which depends on the VPC and on every subnet. */
function outputsOf(vpc: Child, parts: SubnetParts, others: Readonly<Record<string, Value>>): Record<string, Value> {
    const ofType = (type: string): Child[] =>
        parts.subnets.filter((subnet) => subnet.type === type).map(({ made }) => made);
    const ids = (type: string): Value => ofType(type).map((subnet) => subnet.get("id") ?? null);
    const outputs: Record<string, Value> = {
        ...others,
        vpc: vpc.reference,
        vpcId: vpc.get("id"),
        publicSubnetIds: ids("public"),
        privateSubnetIds: ids("private"),
        isolatedSubnetIds: ids("isolated"),
        ...lists({
            subnets: parts.subnets.map(({ made }) => made),
            publicSubnets: ofType("public"),
            privateSubnets: ofType("private"),
            isolatedSubnets: ofType("isolated"),
            routeTables: parts.routeTables,
            routeTableAssociations: parts.associations,
            routes: parts.routes,
            natGateways: parts.natGateways,
            eips: parts.addresses,
        }),
    };
    const dependencies = [vpc, ...parts.subnets.map(({ made }) => made)].map(({ urn }) => urn);
    return Object.fromEntries(
        Object.entries(outputs).map(([key, value]) => [key, fromState({ ...stateOf(value), dependencies })]),
    );
}

function lists(children: Readonly<Record<string, readonly Child[]>>): WireMap {
    return Object.fromEntries(
        Object.entries(children).map(([key, list]) => [key, list.map(({ reference }) => reference as WireValue)]),
    );
}
