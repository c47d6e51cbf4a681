import { partitionOf, zoneIdOf } from "@platform/aws-model/regions";
import { hex, textOf, type Place } from "@platform/aws-model/facets/identity";
import type { WireMap } from "@platform/aws-model/wire";
import { elbLogAccount } from "@platform/aws-model/elb-zones";

/** The region that a data source asks about: its own argument, or the provider's. */
export function regionOfArguments(args: WireMap, place: Place): string {
    return textOf(args["region"]) ?? place.region;
}

export function callerIdentity(_args: WireMap, { accountId, partition: name }: Place): WireMap {
    const userId = `AROA${hex(accountId, 17).toUpperCase()}`;
    return { accountId, id: accountId, userId, arn: `arn:${name}:sts::${accountId}:assumed-role/preview/offline` };
}

export function region(args: WireMap, place: Place): WireMap {
    const name = regionOfArguments(args, place);
    return { id: name, name, region: name, description: name, endpoint: `ec2.${name}.${place.dnsSuffix}` };
}

export function partition(_args: WireMap, place: Place): WireMap {
    const reverseDnsPrefix = place.dnsSuffix.split(".").reverse().join(".");
    return { id: place.partition, partition: place.partition, dnsSuffix: place.dnsSuffix, reverseDnsPrefix };
}

export function servicePrincipal(args: WireMap, place: Place): WireMap | undefined {
    const serviceName = textOf(args["serviceName"]);
    const name = regionOfArguments(args, place);
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

export function availabilityZones(args: WireMap, place: Place): WireMap {
    const name = regionOfArguments(args, place);
    const excluded = Array.isArray(args["excludeNames"]) ? args["excludeNames"] : [];
    const letters = ["a", "b", "c"].filter((letter) => !excluded.includes(name + letter));
    return {
        id: name,
        region: name,
        names: letters.map((letter) => name + letter),
        zoneIds: letters.map((letter) => zoneIdOf(name, letter)),
        groupNames: [`${name}-zg-1`],
    };
}

export function elbServiceAccount(args: WireMap, place: Place): WireMap | undefined {
    const name = regionOfArguments(args, place);
    const account = elbLogAccount(name);
    return account === undefined
        ? undefined
        : { id: account, region: name, arn: `arn:${place.partition}:iam::${account}:root` };
}

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/detailed-billing-reports.html */
export function billingServiceAccount(_args: WireMap, place: Place): WireMap {
    return { id: "386209384616", arn: `arn:${place.partition}:iam::386209384616:root` };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html */
export function logDeliveryUser(args: WireMap, place: Place): WireMap {
    const id =
        partitionOf(regionOfArguments(args, place)) === "aws-cn"
            ? "a52cb28745c0c06e84ec548334e44bfa7fc2a85c54af20cd59e4969344b7af56"
            : "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0";
    return { id };
}
