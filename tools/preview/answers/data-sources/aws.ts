import type { WireMap, WireValue } from "../../values";
import { digits, hex, textOf, uuid } from "../place";
import type { Place } from "../place";
import { elbLogAccount, elbZoneId } from "./elb-zones";
import { renderPolicyDocument } from "./policy-document";

/** Answers a data source without asking AWS; undefined when these arguments cannot be answered. */
type DataSource = (args: WireMap, place: Place) => WireMap | undefined;

/**
 * Data sources whose answer is a fact, follows from the arguments, or may be made up without leading a program astray.
 * What looks up existing infrastructure by other means than its name is left to the fixtures file.
 */
export const AWS_DATA_SOURCES: Readonly<Record<string, DataSource>> = {
    "aws:acm/getCertificate:getCertificate": certificate,
    "aws:cloudfront/getLogDeliveryCanonicalUserId:getLogDeliveryCanonicalUserId": logDeliveryUser,
    "aws:cloudfront/getCachePolicy:getCachePolicy": named((name) => ({ id: uuid(name) })),
    "aws:ec2/getAmi:getAmi": machineImage,
    "aws:ec2/getManagedPrefixList:getManagedPrefixList": managedPrefixList,
    "aws:ec2/getPrefixList:getPrefixList": prefixList,
    "aws:ecr/getRepository:getRepository": repository,
    "aws:elb/getHostedZoneId:getHostedZoneId": (args, place) => ({ id: elbZoneId(regionOf(args, place), "classic") }),
    "aws:elb/getServiceAccount:getServiceAccount": elbServiceAccount,
    "aws:iam/getPolicyDocument:getPolicyDocument": renderPolicyDocument,
    "aws:iam/getRole:getRole": named((name, place) => ({
        arn: `arn:${place.partition}:iam::${place.accountId}:role/${name}`,
        id: name,
    })),
    "aws:index/getAvailabilityZones:getAvailabilityZones": availabilityZones,
    "aws:index/getBillingServiceAccount:getBillingServiceAccount": billingServiceAccount,
    "aws:index/getCallerIdentity:getCallerIdentity": callerIdentity,
    "aws:index/getDefaultTags:getDefaultTags": () => ({ id: "default_tags", tags: {} }),
    "aws:index/getPartition:getPartition": partition,
    "aws:index/getRegion:getRegion": region,
    "aws:index/getServicePrincipal:getServicePrincipal": servicePrincipal,
    "aws:kms/getAlias:getAlias": named(keyAlias),
    "aws:lb/getHostedZoneId:getHostedZoneId": (args, place) => ({
        id: elbZoneId(regionOf(args, place), textOf(args["loadBalancerType"]) ?? "application"),
    }),
    "aws:route53/getZone:getZone": zone,
    "aws:s3/getCanonicalUserId:getCanonicalUserId": (_args, place) => ({
        id: hex(place.accountId, 64),
        displayName: "",
    }),
    "aws:secretsmanager/getSecret:getSecret": secretByName,
    "aws:ssm/getParameter:getParameter": parameter,
};

/** A lookup by `name`, whose result repeats it. */
function named(answer: (name: string, place: Place) => WireMap): DataSource {
    return (args, place) => {
        const name = textOf(args["name"]);
        return name === undefined ? undefined : { name, ...answer(name, place) };
    };
}

function regionOf(args: WireMap, place: Place): string {
    return textOf(args["region"]) ?? place.region;
}

function callerIdentity(_args: WireMap, { accountId, partition: name }: Place): WireMap {
    const userId = `AROA${hex(accountId, 17).toUpperCase()}`;
    return { accountId, id: accountId, userId, arn: `arn:${name}:sts::${accountId}:assumed-role/preview/offline` };
}

function region(args: WireMap, place: Place): WireMap {
    const name = regionOf(args, place);
    return { id: name, name, region: name, description: name, endpoint: `ec2.${name}.${place.dnsSuffix}` };
}

function partition(_args: WireMap, place: Place): WireMap {
    const reverseDnsPrefix = place.dnsSuffix.split(".").reverse().join(".");
    return { id: place.partition, partition: place.partition, dnsSuffix: place.dnsSuffix, reverseDnsPrefix };
}

function servicePrincipal(args: WireMap, place: Place): WireMap | undefined {
    const serviceName = textOf(args["serviceName"]);
    const name = regionOf(args, place);
    return serviceName === undefined
        ? undefined
        : {
              id: `${serviceName}.${name}.${place.dnsSuffix}`,
              name: `${serviceName}.amazonaws.com`,
              region: name,
              serviceName,
              suffix: "amazonaws.com",
          };
}

function availabilityZones(args: WireMap, place: Place): WireMap {
    const name = regionOf(args, place);
    const excluded = Array.isArray(args["excludeNames"]) ? args["excludeNames"] : [];
    const letters = ["a", "b", "c"].filter((letter) => !excluded.includes(name + letter));
    const short = name.replaceAll(/([a-z])[a-z]*-?/g, "$1");
    return {
        id: name,
        region: name,
        names: letters.map((letter) => name + letter),
        zoneIds: letters.map((letter) => `${short}-az${"abc".indexOf(letter) + 1}`),
        groupNames: [`${name}-zg-1`],
    };
}

/** AWS publishes image ids under /aws/service/; recommended images also as one JSON document. */
function parameter(args: WireMap, place: Place): WireMap | undefined {
    const name = textOf(args["name"]);
    if (name === undefined) {
        return undefined;
    }
    const image = `ami-${hex(name, 17)}`;
    const value = publicParameter(name, image) ?? `value of ${name}`;
    const arn = `arn:${place.partition}:ssm:${regionOf(args, place)}:${place.accountId}:parameter/${name.replace(/^\//, "")}`;
    const isPublic = name.startsWith("/aws/service/");
    return { id: name, name, arn, type: "String", value, insecureValue: isPublic ? value : "", version: 1 };
}

function publicParameter(name: string, image: string): WireValue | undefined {
    if (!name.startsWith("/aws/service/")) {
        return undefined;
    }
    return name.endsWith("/recommended") ? JSON.stringify({ image_id: image, image_name: "offline" }) : image;
}

function machineImage(args: WireMap, place: Place): WireMap {
    const id = `ami-${hex(JSON.stringify([args["owners"], args["filters"], args["nameRegex"]]), 17)}`;
    return {
        id,
        imageId: id,
        arn: `arn:${place.partition}:ec2:${regionOf(args, place)}::image/${id}`,
        name: "offline-image",
        architecture: "x86_64",
        rootDeviceName: "/dev/xvda",
        rootDeviceType: "ebs",
        rootSnapshotId: `snap-${hex(id, 17)}`,
        virtualizationType: "hvm",
        blockDeviceMappings: [],
        ownerId: "137112412989",
        public: true,
        state: "available",
        tags: {},
    };
}

function zone(args: WireMap): WireMap | undefined {
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

function managedPrefixList(args: WireMap, place: Place): WireMap | undefined {
    const name = textOf(args["name"]) ?? textOf(args["id"]);
    if (name === undefined) {
        return undefined;
    }
    const id = textOf(args["id"]) ?? `pl-${hex(name, 8)}`;
    return {
        id,
        name,
        arn: `arn:${place.partition}:ec2:${regionOf(args, place)}:aws:prefix-list/${id}`,
        addressFamily: "IPv4",
        entries: [],
        maxEntries: 10,
        ownerId: "AWS",
        tags: {},
        version: 1,
    };
}

function prefixList(args: WireMap): WireMap | undefined {
    const name = textOf(args["name"]) ?? textOf(args["prefixListId"]);
    return name === undefined ? undefined : { id: `pl-${hex(name, 8)}`, name, cidrBlocks: ["192.0.2.0/24"] };
}

function elbServiceAccount(args: WireMap, place: Place): WireMap | undefined {
    const name = regionOf(args, place);
    const account = elbLogAccount(name);
    return account === undefined
        ? undefined
        : { id: account, region: name, arn: `arn:${place.partition}:iam::${account}:root` };
}

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/detailed-billing-reports.html */
function billingServiceAccount(_args: WireMap, place: Place): WireMap {
    return { id: "386209384616", arn: `arn:${place.partition}:iam::386209384616:root` };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html */
function logDeliveryUser(args: WireMap, place: Place): WireMap {
    const id = regionOf(args, place).startsWith("cn-")
        ? "a52cb28745c0c06e84ec548334e44bfa7fc2a85c54af20cd59e4969344b7af56"
        : "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0";
    return { id };
}

function certificate(args: WireMap, place: Place): WireMap | undefined {
    const domain = textOf(args["domain"]);
    if (domain === undefined) {
        return undefined;
    }
    const arn = `arn:${place.partition}:acm:${regionOf(args, place)}:${place.accountId}:certificate/${uuid(domain)}`;
    return { id: arn, arn, domain, status: "ISSUED", certificate: "", certificateChain: "", tags: {} };
}

function repository(args: WireMap, place: Place): WireMap | undefined {
    const name = textOf(args["name"]);
    if (name === undefined) {
        return undefined;
    }
    const account = textOf(args["registryId"]) ?? place.accountId;
    const at = regionOf(args, place);
    return {
        id: name,
        name,
        arn: `arn:${place.partition}:ecr:${at}:${account}:repository/${name}`,
        registryId: account,
        repositoryUrl: `${account}.dkr.ecr.${at}.${place.dnsSuffix}/${name}`,
    };
}

function keyAlias(name: string, place: Place): WireMap {
    const prefix = `arn:${place.partition}:kms:${place.region}:${place.accountId}`;
    const key = uuid(name);
    return { id: name, arn: `${prefix}:${name}`, targetKeyArn: `${prefix}:key/${key}`, targetKeyId: key };
}

function secretByName(args: WireMap, place: Place): WireMap | undefined {
    const name = textOf(args["name"]);
    const prefix = `arn:${place.partition}:secretsmanager:${regionOf(args, place)}:${place.accountId}:secret:`;
    const arn = textOf(args["arn"]) ?? (name === undefined ? undefined : `${prefix}${name}-${hex(name, 6)}`);
    return arn === undefined
        ? undefined
        : {
              id: arn,
              arn,
              name: name ?? arn.slice(prefix.length, -7),
              description: "",
              kmsKeyId: "",
              policy: "",
              tags: {},
          };
}
