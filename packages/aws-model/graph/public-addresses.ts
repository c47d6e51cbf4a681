import { groupBy } from "../group-by";
import type { Resource } from "../resource";
import * as types from "../types";
import { known, type Value } from "../value";
import type { EniGroup, EniKind, PublicAddress } from "./enis";
import { valuesAt } from "../paths";
import type { StackIndex } from "./stack-index";

const V4 = "a public IPv4 address";
const V6 = "an IPv6 address";
type Source = readonly [path: string, what: string];
/** Where instances and what launches them ask for an IPv4 address on the internet. In launch templates these are strings. */
export const INSTANCE_ADDRESSES: readonly Source[] = [
    ["associatePublicIpAddress", V4],
    ["networkInterfaces.*.associatePublicIpAddress", V4],
    ["networkInterfaces.*.associateCarrierIpAddress", "a carrier IP address"],
    ["launchSpecifications.*.associatePublicIpAddress", V4],
];
/** Properties that give an address by being true, above zero or not empty. */
const SOURCES: readonly Source[] = [
    ...INSTANCE_ADDRESSES,
    ["networkConfiguration.assignPublicIp", V4],
    ["target.ecsParameters.networkConfiguration.assignPublicIp", V4],
    ["ecsTarget.networkConfiguration.assignPublicIp", V4],
    ["publiclyAccessible", V4],
    ...["", "networkInterfaces.*."].flatMap((prefix) =>
        [
            "ipv6AddressCount",
            "ipv6Addresses",
            "ipv6Prefixes",
            "ipv6PrefixCount",
            "ipv6AddressLists",
            "primaryIpv6",
            "enablePrimaryIpv6",
        ].map((property) => [`${prefix}${property}`, V6] as const),
    ),
];
/** The same by the property that holds it, with the path in it. */
const BY_PROPERTY = groupBy(
    SOURCES.map(([path, what]) => {
        const [property = "", ...inner] = path.split(".");
        return { property, inner: inner.join("."), what };
    }),
    ({ property }) => property,
);
const LAUNCHED: readonly EniKind[] = ["instance", "autoscaling", "launch-template", "fleet"];
const ADDRESSED = [...types.INSTANCE, ...types.NETWORK_INTERFACE];

/** Everything that gives the interfaces of a group an address that the internet can route to. */
export function publicAddresses(index: StackIndex, eni: EniGroup): PublicAddress[] {
    const { producer, template, kind } = eni;
    const owners = template === undefined ? [producer] : [producer, template];
    return [
        ...owners.flatMap(asked),
        ...(kind === "load-balancer" || kind === "classic-load-balancer" ? schemeOf(producer) : []),
        ...(LAUNCHED.includes(kind) ? fromSubnets(eni) : []),
        ...elastic(index, producer),
        ...accelerated(index, producer),
    ];
}

/**
 * Whether instances may get a public address of which nothing here tells: from a subnet that the stack does not decide, or
 * from the default subnet where none is named, unless they say that they want none.
 */
export function mayGetPublicAddress({ kind, producer, template, subnets }: EniGroup): boolean {
    const foreign = subnets.length === 0 || subnets.some((reference) => reference.kind !== "resource");
    if (!["instance", "autoscaling", "fleet"].includes(kind) || !foreign) return false;
    const owners = template === undefined ? [producer] : [producer, template];
    const asked = ["associatePublicIpAddress", "networkInterfaces.*.associatePublicIpAddress"].flatMap((path) =>
        owners.flatMap((owner) => valuesAt(owner, path).map((value) => known(value.flag()))),
    );
    return !asked.includes(false);
}

/** Elastic IP resources that are bound to something, but not known to what. */
export function looseElasticIps(index: StackIndex): PublicAddress[] {
    return [...index.ofType(types.EIP), ...index.ofType(types.EIP_ASSOCIATION)].flatMap((owner) =>
        elasticTargets(owner)
            .flatMap((value) => index.resolve(owner, value, ADDRESSED))
            .filter(({ kind }) => kind === "unresolved")
            .map(({ at }) => ({ owner, at, certain: false, what: "an Elastic IP address" })),
    );
}

/** What a resource asks for itself. */
function asked(owner: Resource): PublicAddress[] {
    return [...BY_PROPERTY].flatMap(([property, sources]) => {
        const value = owner.get(property);
        if (value.absent) return [];
        return sources.flatMap(({ inner, what }) =>
            (inner === "" ? [value] : value.all(inner)).flatMap((one) => given(owner, one, what)),
        );
    });
}

function given(owner: Resource, value: Value, what: string): PublicAddress[] {
    if (value.state === "absent") return [];
    const at = value.path;
    const [flag, number] = [value.flag(), value.number()];
    if (flag.state === "absent" || (flag.state === "known" && !flag.value)) return [];
    if (flag.state === "known" || (number.state === "known" && number.value > 0))
        return [{ owner, at, certain: true, what }];
    if (number.state === "known") return [];
    const items = value.items();
    if (value.state === "known" && items.length === 0) return [];
    return [{ owner, at, certain: value.state === "known" && items[0] !== value, what }];
}

function schemeOf(owner: Resource): PublicAddress[] {
    const internal = owner.get("internal").flag();
    if (internal.state === "known" && internal.value) return [];
    return [{ owner, at: "internal", certain: internal.state !== "unknown", what: "an internet-facing scheme" }];
}

function fromSubnets({ subnets }: EniGroup): PublicAddress[] {
    const known = subnets.flatMap((reference) => (reference.kind === "resource" ? [reference.resource] : []));
    return [...new Set(known)].flatMap((subnet) => [
        ...given(subnet, subnet.get("mapPublicIpOnLaunch"), V4),
        ...given(subnet, subnet.get("assignIpv6AddressOnCreation"), V6),
    ]);
}

function elasticTargets(owner: Resource): readonly Value[] {
    return ["instance", "networkInterface", "instanceId", "networkInterfaceId"].map((property) => owner.get(property));
}

function elastic(index: StackIndex, producer: Resource): PublicAddress[] {
    const found = [
        ...["instance", "networkInterface"].map((property) => index.linked(types.EIP, property, producer, ADDRESSED)),
        ...["instanceId", "networkInterfaceId"].map((property) =>
            index.linked(types.EIP_ASSOCIATION, property, producer, ADDRESSED),
        ),
    ];
    return found.flatMap(({ linked }) =>
        linked.map((owner) => ({
            owner,
            at: "instance or networkInterface",
            certain: true,
            what: "an Elastic IP address",
        })),
    );
}

function accelerated(index: StackIndex, producer: Resource): PublicAddress[] {
    const targets = [...types.LOAD_BALANCER, ...types.INSTANCE];
    const path = "endpointConfigurations.*.endpointId";
    const { linked, undecided } = index.linked(types.ACCELERATOR_ENDPOINT_GROUP, path, producer, targets);
    return [
        ...linked.map((owner) => ({
            owner,
            at: "endpointConfigurations",
            certain: true,
            what: "a Global Accelerator endpoint",
        })),
        ...undecided.map((owner) => ({
            owner,
            at: "endpointConfigurations",
            certain: false,
            what: "a Global Accelerator endpoint",
        })),
    ];
}
