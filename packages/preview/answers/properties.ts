import { canonicalType } from "@platform/aws-model/type-token";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import type { PropertyKind } from "./catalog";
import { arnFor } from "./arns";
import type { Named } from "./arns";
import { elbZoneId } from "./data-sources/elb-zones";
import { referencedId } from "./ids";
import { nameProperty } from "./names";
import { digits, field, hex, MADE_UP_DATE, textOf, uuid } from "./place";
import { AMAZON_ASN, insideAddress, insideCidr } from "./vpn";

/** A resource whose computed properties are made up. */
export interface Created extends Named {
    readonly id: string;
}

type Rule = (created: Created) => WireValue | undefined;

/** Properties that need more than their name and kind to be plausible, by type. */
const BY_TYPE: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
    "aws:acm/certificate:Certificate": { domainValidationOptions: validationOptions },
    "aws:ec2/vpc:Vpc": { ipv6CidrBlock: vpcIpv6Block },
    "aws:ecr/repository:Repository": {
        repositoryUrl: ({ place, name }) => `${place.accountId}.dkr.ecr.${place.region}.${place.dnsSuffix}/${name}`,
    },
    "aws:kms/key:Key": { keyId: ({ urn }) => uuid(urn) },
    "aws:lambda/function:Function": {
        invokeArn: (created) =>
            `arn:${created.place.partition}:apigateway:${created.place.region}:lambda:path/2015-03-31/functions/${arnFor(created, created.id)}/invocations`,
    },
    "aws:lb/loadBalancer:LoadBalancer": {
        dnsName: loadBalancerDnsName,
        zoneId: ({ place, inputs }) => elbZoneId(place.region, textOf(inputs["loadBalancerType"]) ?? "application"),
    },
    "aws:route53/zone:Zone": {
        zoneId: ({ id }) => id,
        nameServers: ({ urn }) => nameServers(urn),
        primaryNameServer: ({ urn }) => nameServers(urn)[0],
    },
    "aws:s3/bucket:Bucket": {
        bucketDomainName: ({ name, place }) => `${name}.s3.${place.dnsSuffix}`,
        bucketRegionalDomainName: ({ name, place }) => `${name}.s3.${place.region}.${place.dnsSuffix}`,
    },
    "aws:sqs/queue:Queue": { url: ({ id }) => id },
    "aws:ec2/vpnConnection:VpnConnection": {
        tunnel1Address: ({ urn }) => `198.51.100.${hostNumber(urn)}`,
        tunnel2Address: ({ urn }) => `203.0.113.${hostNumber(urn)}`,
        tunnel1VgwInsideAddress: insideAddress(1, "aws"),
        tunnel1CgwInsideAddress: insideAddress(1, "customer"),
        tunnel2VgwInsideAddress: insideAddress(2, "aws"),
        tunnel2CgwInsideAddress: insideAddress(2, "customer"),
        tunnel1InsideCidr: insideCidr(1),
        tunnel2InsideCidr: insideCidr(2),
        tunnel1BgpAsn: () => AMAZON_ASN,
        tunnel2BgpAsn: () => AMAZON_ASN,
        tunnel1BgpHoldtime: () => 30,
        tunnel2BgpHoldtime: () => 30,
    },
};

/** Properties that mean the same wherever they occur. */
const BY_NAME: Readonly<Record<string, Rule>> = {
    arn: (created) => arnFor(created, created.id),
    arnSuffix: (created) => arnFor(created, created.id).replace(/^.*?:(loadbalancer\/)?(?=[^:]*$)/, ""),
    accountId: ({ place }) => place.accountId,
    ownerId: ({ place }) => place.accountId,
    registryId: ({ place }) => place.accountId,
    region: ({ place }) => place.region,
    availabilityZone: ({ place }) => `${place.region}a`,
    tagsAll: ({ inputs }) => field(inputs, "tags") ?? {},
    latestVersion: () => 1,
    defaultVersion: () => 1,
    revision: () => 1,
    publicIp: ({ urn }) => `203.0.113.${hostNumber(urn)}`,
    privateIp: ({ urn }) => `10.0.0.${hostNumber(urn)}`,
};

/** A value for a property that the provider would compute; undefined leaves it unknown. */
export function madeUpProperty(created: Created, property: string, kind: PropertyKind): WireValue | undefined {
    const rule = BY_TYPE[canonicalType(created.type)]?.[property] ?? BY_NAME[property];
    if (rule !== undefined) {
        return rule(created);
    }
    if (property === nameProperty(created.type)) {
        return created.name;
    }
    return ofKind(created, property, kind);
}

/**
 * What the provider tells of an argument that was left out, where that follows from its kind: there is nothing in it.
 * What AWS switches on by itself, and with which numbers, nobody can tell: that stays unknown, and so do objects.
 */
function ofKind(created: Created, property: string, kind: PropertyKind): WireValue | undefined {
    switch (kind) {
        case "string":
            return text(created, property);
        case "number":
            return /count$/i.test(property) ? 0 : undefined;
        case "strings":
            return [];
        case "map":
            return {};
        default:
            return undefined;
    }
}

/**
 * Text whose form follows from the property's name. Everything else stays unknown: a program may parse a policy or
 * compare a state, and a made-up one would lead it astray.
 */
function text(created: Created, property: string): string | undefined {
    const { partition, region, accountId } = created.place;
    const seed = `${created.urn}.${property}`;
    const host = `${created.name}-${hex(seed, 8)}.${region}.amazonaws.com`;
    if (/Arn$/.test(property)) {
        const kind = property.slice(0, -"Arn".length);
        return `arn:${partition}:service:${region}:${accountId}:${kind}/${hex(seed, 16)}`;
    }
    if (/(^|[a-z])(dns|domain|host)_?name$|(Dns|^endpoint|Endpoint|^address)$/i.test(property)) {
        return host;
    }
    if (/^(url|.*Url|uri|.*Uri)$/.test(property)) {
        return `https://${host}`;
    }
    if (/Id$/.test(property)) {
        return referencedId(property, created.urn) ?? hex(seed, 17);
    }
    if (/(^created|^creation|Date$|Time$|At$)/.test(property)) {
        return MADE_UP_DATE;
    }
    if (/(^cidr|Cidr)(Block)?$/.test(property)) {
        return `10.${hostNumber(seed)}.0.0/16`;
    }
    return /Name$/.test(property) ? created.name : undefined;
}

/** Of a /24, without the addresses that AWS keeps. */
function hostNumber(seed: string): number {
    return 4 + (Number(digits(seed, 4)) % 250);
}

function loadBalancerDnsName({ name, urn, inputs, place }: Created): string {
    const visibility = inputs["internal"] === true ? "internal-" : "";
    return `${visibility}${name}-${digits(urn, 10)}.${place.region}.elb.${place.dnsSuffix}`;
}

function nameServers(urn: string): string[] {
    return ["com", "net", "org", "co.uk"].map(
        (top, index) => `ns-${digits(`${urn}${index}`, 4)}.awsdns-0${index}.${top}`,
    );
}

/** A block of the documentation range, if the VPC asks for one. */
function vpcIpv6Block({ urn, inputs }: Created): string {
    return inputs["assignGeneratedIpv6CidrBlock"] === true ? `2001:db8:${hex(urn, 4)}:ff00::/56` : "";
}

/** One record per name on the certificate, as ACM asks for them. */
function validationOptions({ inputs, urn }: Created): WireMap[] | undefined {
    const first = textOf(inputs["domainName"]);
    const others = inputs["subjectAlternativeNames"];
    if (first === undefined) {
        return undefined;
    }
    const names = [first, ...(Array.isArray(others) ? others.flatMap((name) => textOf(name) ?? []) : [])];
    return [...new Set(names)].map((name) => ({
        domainName: name,
        resourceRecordName: `_${hex(`${urn}${name}`, 32)}.${name.replace(/^\*\./, "")}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: `_${hex(`${urn}${name}value`, 32)}.acm-validations.aws.`,
    }));
}
