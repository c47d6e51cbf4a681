import { kind, none, settings } from "../facets/kind";
import { digits, hex } from "../facets/identity";
import { emptiedBy, providerPage } from "../facets/lifecycle";
import { charge, used, type Charges, type CostContext } from "../facets/cost";
import type { Resource } from "../resource";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { DNS_RECORD } from "../types";

/** The names of a domain. */
export const zone = kind({
    label: "DNS zone",
    tokens: typesIn("route53", "Zone"),
    network: none("has no network interface"),
    exposure: none("answers where something is; nobody gets in through it"),
    identity: {
        id: ({ urn }) => zoneId(urn),
        arn: { service: "route53", scope: "bare", resource: ({ urn }) => `hostedzone/${zoneId(urn)}` },
        outputs: {
            zoneId: ({ id }) => id,
            nameServers: ({ urn }) => nameServers(urn),
            primaryNameServer: ({ urn }) => nameServers(urn)[0],
        },
    },
    lifecycle: {
        createSeconds: 40,
        deleteSeconds: 35,
        basis: "estimate",
        source: providerPage("route53_zone"),
        note: "Until all of Route 53 has it",
        filled: emptiedBy("forceDestroy", "records that the stack does not manage"),
        loses: (resource) =>
            isPublic(resource)
                ? "its name servers: a new zone has others, to which its parent has to delegate"
                : undefined,
        leaves: (resource) =>
            isPublic(resource)
                ? "its parent domain still delegates to its name servers: have those NS records removed first, or whoever gets the servers next answers in its name"
                : undefined,
        outage: "no name of it resolves until its parent domain delegates to the new name servers",
    },
    cost: charges,
    ...managed,
});

export const record = settings("a DNS zone", DNS_RECORD, {
    identity: { unique: ["zoneId", "type", "setIdentifier"] },
    lifecycle: {
        createSeconds: 35,
        deleteSeconds: 35,
        basis: "estimate",
        source: providerPage("route53_record"),
        note: "Until all of Route 53 has it",
    },
});

export const zoneSettings = settings(
    "a DNS zone",
    typesIn("route53", "ZoneAssociation", "QueryLog", "HostedZoneDnsSec", "KeySigningKey", "DelegationSet"),
);

function isPublic(zone: Resource): boolean {
    return zone.get("vpcs").items().length === 0;
}

function zoneId(urn: string): string {
    return `Z${hex(urn, 20).toUpperCase()}`;
}

function nameServers(urn: string): string[] {
    return ["com", "net", "org", "co.uk"].map(
        (top, index) => `ns-${digits(`${urn}${index}`, 4)}.awsdns-0${index}.${top}`,
    );
}

/** Queries to a private zone are free. */
function charges(resource: Resource, { usage }: CostContext): Charges {
    const inside = !isPublic(resource);
    return [
        charge("hosted-zone", "DNS zones"),
        ...(inside ? [] : [used("dns-queries", "DNS queries", usage.dnsQueries)]),
    ];
}
