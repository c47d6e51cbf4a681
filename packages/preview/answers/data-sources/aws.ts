import { hex, textOf, uuid, type Place } from "@platform/aws-model/facets/identity";
import type { WireMap } from "@platform/aws-model/wire";
import * as account from "./account";
import { elbZoneId } from "@platform/aws-model/elb-zones";
import * as images from "./images";
import * as lookups from "./lookups";
import * as people from "./people";
import { renderPolicyDocument } from "./policy-document";
import { registryLogin } from "./registry";

/** Answers a data source without asking AWS; undefined when these arguments cannot be answered. */
type DataSource = (args: WireMap, place: Place) => WireMap | undefined;

/**
 * Data sources whose answer is a fact, follows from the arguments, or may be made up without leading a program astray.
 * What looks up existing infrastructure by other means than its name is left to the fixtures file.
 */
export const AWS_DATA_SOURCES: Readonly<Record<string, DataSource>> = {
    "aws:acm/getCertificate:getCertificate": lookups.certificateLookup,
    "aws:cloudfront/getLogDeliveryCanonicalUserId:getLogDeliveryCanonicalUserId": account.logDeliveryUser,
    "aws:cloudfront/getCachePolicy:getCachePolicy": named((name) => ({ id: uuid(name) })),
    "aws:ec2/getAmi:getAmi": images.machineImage,
    "aws:ec2/getManagedPrefixList:getManagedPrefixList": lookups.managedPrefixList,
    "aws:ec2/getPrefixList:getPrefixList": lookups.prefixListLookup,
    "aws:ecr/getAuthorizationToken:getAuthorizationToken": registryLogin,
    "aws:ecr/getCredentials:getCredentials": registryLogin,
    "aws:ecr/getRepository:getRepository": lookups.repository,
    "aws:elb/getHostedZoneId:getHostedZoneId": (args, place) => ({
        id: elbZoneId(account.regionOfArguments(args, place), "classic"),
    }),
    "aws:elb/getServiceAccount:getServiceAccount": account.elbServiceAccount,
    "aws:iam/getPolicyDocument:getPolicyDocument": renderPolicyDocument,
    "aws:iam/getRole:getRole": named((name, place) => ({
        arn: `arn:${place.partition}:iam::${place.accountId}:role/${name}`,
        id: name,
    })),
    "aws:identitystore/getGroup:getGroup": people.group,
    "aws:index/getAvailabilityZones:getAvailabilityZones": account.availabilityZones,
    "aws:index/getBillingServiceAccount:getBillingServiceAccount": account.billingServiceAccount,
    "aws:index/getCallerIdentity:getCallerIdentity": account.callerIdentity,
    "aws:index/getDefaultTags:getDefaultTags": () => ({ id: "default_tags", tags: {} }),
    "aws:index/getPartition:getPartition": account.partition,
    "aws:index/getRegion:getRegion": account.region,
    "aws:index/getServicePrincipal:getServicePrincipal": account.servicePrincipal,
    "aws:kms/getAlias:getAlias": named(lookups.keyAliasLookup),
    "aws:lb/getHostedZoneId:getHostedZoneId": (args, place) => ({
        id: elbZoneId(account.regionOfArguments(args, place), textOf(args["loadBalancerType"]) ?? "application"),
    }),
    "aws:route53/getZone:getZone": lookups.zoneLookup,
    "aws:s3/getCanonicalUserId:getCanonicalUserId": (_args, place) => ({
        id: hex(place.accountId, 64),
        displayName: "",
    }),
    "aws:secretsmanager/getRandomPassword:getRandomPassword": lookups.randomPassword,
    "aws:secretsmanager/getSecret:getSecret": lookups.secretByName,
    "aws:secretsmanager/getSecretVersion:getSecretVersion": lookups.secretValue,
    "aws:ssm/getParameter:getParameter": images.parameterLookup,
    "aws:ssoadmin/getInstances:getInstances": people.identityCenters,
};

/** A lookup by `name`, whose result repeats it. */
function named(answer: (name: string, place: Place) => WireMap): DataSource {
    return (args, place) => {
        const name = textOf(args["name"]);
        return name === undefined ? undefined : { name, ...answer(name, place) };
    };
}
