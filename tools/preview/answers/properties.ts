import type { WireMap, WireValue } from "../values";
import type { PropertyKind } from "./catalog";
import { arnFor } from "./arns";
import type { Named } from "./arns";
import { elbZoneId } from "./data-sources/elb-zones";
import { referencedId } from "./ids";
import { nameProperty } from "./names";
import { digits, field, hex, textOf, uuid } from "./place";

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
    publicIp: ({ urn }) => `203.0.113.${1 + (Number(digits(urn, 4)) % 254)}`,
    privateIp: ({ urn }) => `10.0.0.${4 + (Number(digits(urn, 4)) % 250)}`,
    tunnel1Address: ({ urn }) => `198.51.100.${1 + (Number(digits(urn, 4)) % 254)}`,
    tunnel2Address: ({ urn }) => `203.0.113.${1 + (Number(digits(urn, 4)) % 254)}`,
};

/** A value for a property that the provider would compute; undefined leaves it unknown. */
export function madeUpProperty(created: Created, property: string, kind: PropertyKind): WireValue | undefined {
    const rule = BY_TYPE[sameType(created.type)]?.[property] ?? BY_NAME[property];
    if (rule !== undefined) {
        return rule(created);
    }
    if (property === nameProperty(created.type)) {
        return created.name;
    }
    return byKind(created, property, kind);
}

/** Older tokens for the same thing. */
function sameType(type: string): string {
    return type.replace(/^aws:alb\//, "aws:lb/").replace(/^aws:s3\/bucketV2:BucketV2$/, "aws:s3/bucket:Bucket");
}

function byKind(created: Created, property: string, kind: PropertyKind): WireValue | undefined {
    switch (kind) {
        case "string":
            return text(created, property);
        case "number":
            return 1;
        case "boolean":
            return false;
        case "strings":
            return [];
        case "map":
            return {};
        case "object":
            return undefined;
    }
}

function text(created: Created, property: string): string {
    if (/Prefix$/.test(property)) {
        return "";
    }
    if (/Arn$/.test(property)) {
        const kind = property.slice(0, -"Arn".length);
        const { partition, region, accountId } = created.place;
        return `arn:${partition}:service:${region}:${accountId}:${kind}/${hex(`${created.urn}.${property}`, 16)}`;
    }
    return referencedId(property, created.urn) ?? `${created.name}-${property}`;
}

function loadBalancerDnsName({ name, urn, inputs, place }: Created): string {
    const visibility = inputs["internal"] === true ? "internal-" : "";
    return `${visibility}${name}-${digits(urn, 10)}.${place.region}.elb.${place.dnsSuffix}`;
}

function nameServers(urn: string): string[] {
    return ["com", "net", "org", "co.uk"].map((top, index) => `ns-${digits(`${urn}${index}`, 4)}.awsdns-0${index}.${top}`);
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
