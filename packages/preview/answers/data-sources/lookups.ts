import { digits, hex, textOf, uuid, type Place } from "@platform/aws-model/facets/identity";
import { madeUpListId } from "@platform/aws-model/network/aws-prefix-lists";
import type { WireMap } from "@platform/aws-model/wire";
import { MADE_UP_DATE } from "../place";
import { regionOfArguments } from "./account";

export function zoneLookup(args: WireMap): WireMap | undefined {
    const name = textOf(args["name"])?.replace(/\.$/, "");
    const zoneId = textOf(args["zoneId"]) ?? (name === undefined ? undefined : `Z${hex(name, 20).toUpperCase()}`);
    if (zoneId === undefined || name === undefined) {
        return undefined;
    }
    const nameServers = ["com", "net", "org", "co.uk"].map(
        (top, index) => `ns-${digits(`${name}${index}`, 4)}.awsdns-0${index}.${top}`,
    );
    return {
        id: zoneId,
        zoneId,
        name,
        arn: `arn:aws:route53:::hostedzone/${zoneId}`,
        nameServers,
        primaryNameServer: nameServers[0] ?? "",
        callerReference: "",
        comment: "",
        linkedServiceDescription: "",
        linkedServicePrincipal: "",
        resourceRecordSetCount: 2,
        tags: {},
    };
}

export function managedPrefixList(args: WireMap, place: Place): WireMap | undefined {
    const name = textOf(args["name"]) ?? textOf(args["id"]);
    if (name === undefined) {
        return undefined;
    }
    const id = textOf(args["id"]) ?? madeUpListId(name);
    return {
        id,
        name,
        arn: `arn:${place.partition}:ec2:${regionOfArguments(args, place)}:aws:prefix-list/${id}`,
        addressFamily: "IPv4",
        entries: [],
        maxEntries: 10,
        ownerId: "AWS",
        tags: {},
        version: 1,
    };
}

export function prefixListLookup(args: WireMap): WireMap | undefined {
    const name = textOf(args["name"]) ?? textOf(args["prefixListId"]);
    return name === undefined ? undefined : { id: madeUpListId(name), name, cidrBlocks: ["192.0.2.0/24"] };
}

export function certificateLookup(args: WireMap, place: Place): WireMap | undefined {
    const domain = textOf(args["domain"]);
    if (domain === undefined) {
        return undefined;
    }
    const arn = `arn:${place.partition}:acm:${regionOfArguments(args, place)}:${place.accountId}:certificate/${uuid(domain)}`;
    return { id: arn, arn, domain, status: "ISSUED", certificate: "", certificateChain: "", tags: {} };
}

export function repository(args: WireMap, place: Place): WireMap | undefined {
    const name = textOf(args["name"]);
    if (name === undefined) {
        return undefined;
    }
    const account = textOf(args["registryId"]) ?? place.accountId;
    const at = regionOfArguments(args, place);
    return {
        id: name,
        name,
        arn: `arn:${place.partition}:ecr:${at}:${account}:repository/${name}`,
        registryId: account,
        repositoryUrl: `${account}.dkr.ecr.${at}.${place.dnsSuffix}/${name}`,
    };
}

export function keyAliasLookup(name: string, place: Place): WireMap {
    const prefix = `arn:${place.partition}:kms:${place.region}:${place.accountId}`;
    const key = uuid(name);
    return { id: name, arn: `${prefix}:${name}`, targetKeyArn: `${prefix}:key/${key}`, targetKeyId: key };
}

export function secretByName(args: WireMap, place: Place): WireMap | undefined {
    const name = textOf(args["name"]);
    const prefix = `arn:${place.partition}:secretsmanager:${regionOfArguments(args, place)}:${place.accountId}:secret:`;
    const arn = textOf(args["arn"]) ?? (name === undefined ? undefined : `${prefix}${name}-${hex(name, 6)}`);
    return arn === undefined
        ? undefined
        : {
              id: arn,
              arn,
              name: name ?? arn.slice(prefix.length, -7),
              createdDate: MADE_UP_DATE,
              lastChangedDate: MADE_UP_DATE,
              region: regionOfArguments(args, place),
              type: "",
              description: "",
              kmsKeyId: "",
              policy: "",
              tags: {},
          };
}

/** Plainly nobody's secret. It is not marked as one: see `parameterLookup`. */
export function secretValue(args: WireMap, place: Place): WireMap | undefined {
    const secretId = textOf(args["secretId"]);
    if (secretId === undefined) {
        return undefined;
    }
    const { arn = "" } =
        secretByName(secretId.startsWith("arn:") ? { arn: secretId } : { name: secretId }, place) ?? {};
    return {
        id: `${secretId}|AWSCURRENT`,
        arn,
        secretArn: arn,
        secretId,
        secretString: `value of ${secretId}`,
        secretBinary: "",
        versionId: uuid(secretId),
        versionStage: "AWSCURRENT",
        versionStages: ["AWSCURRENT"],
        createdDate: MADE_UP_DATE,
        region: regionOfArguments(args, place),
    };
}

/** The same each time, and plainly nobody's password. */
export function randomPassword(args: WireMap, place: Place): WireMap {
    const length = typeof args["passwordLength"] === "number" ? args["passwordLength"] : 32;
    return { ...args, id: "random", region: regionOfArguments(args, place), randomPassword: "x".repeat(length) };
}
