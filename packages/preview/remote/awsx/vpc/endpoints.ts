import { asText } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import type { Child, Construction } from "../../construction";
import { isOutput } from "../../values";
import type { Value } from "../../values";
import { MANAGED } from "../open-security-group";
import type { SubnetParts } from "./subnets";
import { spread } from "./tags";

/** An endpoint as a program asks for it. */
export interface EndpointSpec {
    readonly serviceName: string;
    readonly properties: WireMap;
    /** In lower case; undefined where it is an Output. */
    readonly type: string | undefined;
}

/** @throws Error where strategy `Auto` would have to know what is an Output. */
export function endpointSpecs(args: Readonly<Record<string, Value>>): EndpointSpec[] {
    return ((args["vpcEndpointSpecs"] ?? []) as WireMap[]).map((properties) => {
        const { vpcEndpointType: given, serviceName: name } = properties;
        const serviceName = asText(name);
        const type = given === undefined ? "gateway" : typeof given === "string" ? given.toLowerCase() : undefined;
        if (type === undefined && args["vpcEndpointStrategy"] === "Auto") {
            throw new Error(
                `vpcEndpointStrategy "Auto" requires vpcEndpointType for endpoint "${serviceName}" to be omitted or a plain string. Use vpcEndpointStrategy "Legacy" for dynamic endpoint types.`,
            );
        }
        return { serviceName, properties, type };
    });
}

/** What the VPC needs for private names of endpoints under strategy `Auto`. @throws Error where it is switched off. */
export function dnsFor(args: Readonly<Record<string, Value>>, specs: readonly EndpointSpec[]): Record<string, Value> {
    const hasPrivateNames = specs.some(
        ({ type, properties: { privateDnsEnabled = true } }) => type === "interface" && privateDnsEnabled === true,
    );
    if (args["vpcEndpointStrategy"] !== "Auto" || !hasPrivateNames) {
        return {};
    }
    const attributes = ["enableDnsHostnames", "enableDnsSupport"];
    const off = attributes.find((name) => args[name] === false);
    if (off !== undefined) {
        throw new Error(
            `vpcEndpointStrategy "Auto" requires ${off} to be true when Interface endpoint private DNS is enabled.`,
        );
    }
    return Object.fromEntries(attributes.map((name) => [name, args[name] ?? true]));
}

interface Surroundings {
    readonly vpc: Child;
    readonly zones: readonly string[];
    readonly tags: Value;
    readonly parts: SubnetParts;
}

const PASSED_ON = [
    "autoAccept",
    "dnsOptions",
    "ipAddressType",
    "policy",
    "privateDnsEnabled",
    "resourceConfigurationArn",
    "routeTableIds",
    "securityGroupIds",
    "serviceName",
    "serviceNetworkArn",
    "serviceRegion",
    "subnetConfigurations",
    "subnetIds",
    "vpcEndpointType",
] as const;

/** Registers an endpoint; strategy `Auto` fills in what it needs of the VPC. */
export async function makeEndpoint(
    construction: Construction,
    spec: EndpointSpec,
    surroundings: Surroundings,
): Promise<Child> {
    const { args } = construction;
    const { vpc } = surroundings;
    const { properties, serviceName } = spec;
    const isAuto = args["vpcEndpointStrategy"] === "Auto";
    if (!isAuto) {
        warnOfMissing(construction, spec);
    }
    const region = properties["region"] ?? args["region"];
    const tags = spread(surroundings.tags, properties["tags"]);
    const filledIn = isAuto ? await fillIn(construction, spec, surroundings, { region, tags }) : {};
    return construction.resource(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        serviceName,
        {
            ...Object.fromEntries(PASSED_ON.map((key) => [key, properties[key]])),
            ...filledIn,
            region,
            tags,
            vpcId: vpc.get("id"),
        },
        { parent: vpc, dependsOn: [vpc] },
    );
}

function warnOfMissing(construction: Construction, { serviceName, type, properties }: EndpointSpec): void {
    const { subnetIds, subnetConfigurations, routeTableIds } = properties;
    if (type === "interface" && subnetIds === undefined && subnetConfigurations === undefined) {
        construction.warn(
            `VPC endpoint "${serviceName}" is an Interface endpoint without subnetIds or subnetConfigurations. Specify vpcEndpointStrategy: "Auto" to use generated VPC subnets.`,
        );
    }
    if (type === "gateway" && routeTableIds === undefined) {
        construction.warn(
            `VPC endpoint "${serviceName}" is a Gateway endpoint without routeTableIds. Specify vpcEndpointStrategy: "Auto" to use generated VPC route tables.`,
        );
    }
}

async function fillIn(
    construction: Construction,
    spec: EndpointSpec,
    surroundings: Surroundings,
    common: Record<string, Value>,
): Promise<Record<string, Value>> {
    const { type, properties } = spec;
    const { parts } = surroundings;
    if (type === "gateway") {
        const all = parts.routeTables.map((routeTable) => routeTable.get("id") ?? null);
        return { routeTableIds: properties["routeTableIds"] ?? all };
    }
    if (type !== "interface") {
        return {};
    }
    const { subnetIds, subnetConfigurations, privateDnsEnabled = true, securityGroupIds } = properties;
    return {
        privateDnsEnabled,
        subnetIds: subnetIds ?? (subnetConfigurations === undefined ? oneForEachZone(surroundings) : undefined),
        securityGroupIds: securityGroupIds ?? [
            (await makeSecurityGroup(construction, spec, surroundings.vpc, common)).get("id") ?? null,
        ],
    };
}

/** Private subnets where there are any. */
function oneForEachZone({ zones, parts }: Surroundings): WireMap[] {
    return zones.flatMap((zone) => {
        const here = parts.subnets.filter((subnet) => subnet.zone === zone);
        const chosen = ["private", "isolated", "public"]
            .map((type) => here.find((subnet) => subnet.type === type))
            .find((subnet) => subnet !== undefined);
        return chosen === undefined ? [] : [chosen.made.get("id") as WireMap];
    });
}

/** Admits HTTPS from the whole VPC. */
async function makeSecurityGroup(
    construction: Construction,
    { serviceName, properties: { ipAddressType } }: EndpointSpec,
    vpc: Child,
    { region, tags }: Record<string, Value>,
): Promise<Child> {
    const group = await construction.resource(
        "aws:ec2/securityGroup:SecurityGroup",
        `${serviceName}-sg`,
        { ...MANAGED, region, vpcId: vpc.get("id"), tags },
        { parent: vpc, dependsOn: [vpc] },
    );
    const takesIpv6 = !isOutput(ipAddressType) && /^(ipv6|dualstack)$/i.test(asText(ipAddressType));
    await construction.resource(
        "aws:ec2/securityGroupRule:SecurityGroupRule",
        `${serviceName}-ingress`,
        {
            region,
            type: "ingress",
            securityGroupId: group.get("id"),
            protocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrBlocks: [vpc.get("cidrBlock") ?? null],
            ipv6CidrBlocks: takesIpv6 ? [vpc.get("ipv6CidrBlock") ?? null] : undefined,
        },
        { parent: vpc, dependsOn: [group] },
    );
    return group;
}
