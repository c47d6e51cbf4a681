import { hex } from "../facets/identity";
import { REGIONS } from "../regions";
import { AddressSet } from "./addresses";

/** The id that an offline preview makes up for a prefix list that AWS keeps: in AWS each region has its own. */
export function madeUpListId(name: string): string {
    return `pl-${hex(name, 8)}`;
}

/**
 * Where Route 53's health checks come from.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/route-53-ip-addresses.html
 */
export const healthCheckers = AddressSet.of(
    ...["15.177.0.0/18", "54.183.255.128/26", "54.228.16.0/26", "54.232.40.64/26", "54.241.32.64/26"],
    ...["54.243.31.192/26", "54.244.52.192/26", "54.245.168.0/26", "54.248.220.0/26", "54.250.253.192/26"],
    ...["54.251.31.128/26", "54.252.79.128/26", "54.252.254.192/26", "54.255.254.192/26", "107.23.255.0/26"],
    ...["176.34.159.192/26", "177.71.207.128/26"],
);

const checkersLists = new Set(REGIONS.map((region) => madeUpListId(`com.amazonaws.${region}.route53-healthchecks`)));

/** The addresses of a list that AWS keeps, as far as they are known; ids of AWS itself tell nothing. */
export function awsListAddresses(id: string): AddressSet | undefined {
    return checkersLists.has(id) ? healthCheckers : undefined;
}
