import { gap } from "../facets/cost";
import { throughInterfaces } from "../facets/exposure";
import { kind, none } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { acrossZones } from "../facets/survival";
import { RDS_PROXY } from "../types";

/** Keeps connections to a database for those who open many. */
export const databaseProxy = kind({
    label: "database proxy",
    tokens: RDS_PROXY,
    network: {
        serves: "database",
        label: "database proxy",
        role: "data",
        subnets: ["vpcSubnetIds"],
        groups: ["vpcSecurityGroupIds"],
    },
    exposure: throughInterfaces,
    identity: { arn: { service: "rds", resource: ({ name }) => `db-proxy:${name}` } },
    lifecycle: {
        createSeconds: 300,
        deleteSeconds: 120,
        basis: "estimate",
        source: providerPage("db_proxy"),
        note: "The provider waits up to 30 minutes",
    },
    cost: () => [gap("the table has no price of database proxies")],
    watch: none("watched as its database"),
    survives: acrossZones,
    draw: none("drawn as its database"),
});
