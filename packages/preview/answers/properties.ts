import { digits, fieldAt, hex, type Created, type MadeUp } from "@platform/aws-model/facets/identity";
import type { WireValue } from "@platform/aws-model/wire";
import type { PropertyKind } from "./catalog";
import { identityOf } from "./identity";
import { MADE_UP_DATE } from "./place";

/** Properties that mean the same wherever they occur. */
const BY_NAME: Readonly<Record<string, MadeUp>> = {
    arn: ({ arn }) => arn,
    arnSuffix: ({ arn }) => arn.replace(/^.*?:(loadbalancer\/)?(?=[^:]*$)/, ""),
    accountId: ({ place }) => place.accountId,
    ownerId: ({ place }) => place.accountId,
    registryId: ({ place }) => place.accountId,
    region: ({ place }) => place.region,
    tagsAll: ({ inputs }) => fieldAt(inputs, "tags") ?? {},
    latestVersion: () => 1,
    defaultVersion: () => 1,
    revision: () => 1,
    publicIp: ({ urn }) => `203.0.113.${hostNumber(urn)}`,
    privateIp: ({ urn }) => `10.0.0.${hostNumber(urn)}`,
};

/** A value for a property that the provider would compute; undefined leaves it unknown. */
export function madeUpProperty(created: Created, property: string, kind: PropertyKind): WireValue | undefined {
    const { outputs, name = "name" } = identityOf(created.type);
    const rule = outputs?.[property] ?? BY_NAME[property];
    if (rule !== undefined) {
        return rule(created);
    }
    if (property === name) {
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
    if (/(^cidr|(?<!ipv6)Cidr)(Block)?$/.test(property)) {
        return `10.${hostNumber(seed)}.0.0/16`;
    }
    return /Name$/.test(property) ? created.name : undefined;
}

/** Of a /24, without the addresses that AWS keeps. */
function hostNumber(seed: string): number {
    return 4 + (Number(digits(seed, 4)) % 250);
}

/** Endings of property names that hold another resource's id, to the prefix of that kind. */
const REFERENCE_PREFIXES: readonly (readonly [RegExp, string])[] = [
    [/networkAclId$/i, "acl"],
    [/routeTableId$/i, "rtb"],
    [/securityGroupId$/i, "sg"],
    [/networkInterfaceId$/i, "eni"],
    [/allocationId$/i, "eipalloc"],
    [/associationId$/i, "assoc"],
    [/prefixListId$/i, "pl"],
    [/subnetId$/i, "subnet"],
    [/vpcId$/i, "vpc"],
    [/instanceId$/i, "i"],
    [/securityGroupRuleId$/i, "sgr"],
    [/dhcpOptionsId$/i, "dopt"],
    [/volumeId$/i, "vol"],
    [/snapshotId$/i, "snap"],
];

/** An id for a property such as `defaultSecurityGroupId`, if its name says of what kind it is. */
function referencedId(property: string, seed: string): string | undefined {
    const prefix = REFERENCE_PREFIXES.find(([ending]) => ending.test(property))?.[1];
    return prefix === undefined ? undefined : `${prefix}-${hex(`${seed}.${property}`, 17)}`;
}
