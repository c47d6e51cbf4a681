import { kind, none, settings } from "../facets/kind";
import { digits, hex } from "../facets/identity";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";

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
    ...managed,
});

export const zoneSettings = settings(
    "a DNS zone",
    typesIn("route53", "Record", "ZoneAssociation", "QueryLog", "HostedZoneDnsSec", "KeySigningKey", "DelegationSet"),
);

/** Asks an address on the internet again and again. */
export const healthCheck = kind({
    label: "health check",
    tokens: typesIn("route53", "HealthCheck"),
    network: none("has no network interface"),
    exposure: none("asks and is not asked"),
    identity: {},
    ...managed,
});

function zoneId(urn: string): string {
    return `Z${hex(urn, 20).toUpperCase()}`;
}

function nameServers(urn: string): string[] {
    return ["com", "net", "org", "co.uk"].map(
        (top, index) => `ns-${digits(`${urn}${index}`, 4)}.awsdns-0${index}.${top}`,
    );
}
