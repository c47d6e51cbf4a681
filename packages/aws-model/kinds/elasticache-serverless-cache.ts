import { cacheHost, cacheNetwork, cacheSnapshots, drawnCache, startsCold } from "../facets/cache";
import { healthyServerless, serverlessLimit } from "../facets/cache-metrics";
import { gap, hoursPerMonth, used, type Charges, type CostContext } from "../facets/cost";
import { throughInterfaces } from "../facets/exposure";
import { hex, textOf, type Created } from "../facets/identity";
import { kind } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import type { Resource } from "../resource";
import { CACHE_SERVERLESS } from "../types";
import { known } from "../value";

/** A cache whose size AWS chooses. */
export const serverlessCache = kind({
    label: "cache",
    tokens: CACHE_SERVERLESS,
    network: cacheNetwork,
    exposure: throughInterfaces,
    identity: {
        id: "name",
        arn: { service: "elasticache", resource: ({ name }) => `serverlesscache:${name}` },
        outputs: { endpoints: endpointAt(0), readerEndpoints: endpointAt(1) },
    },
    lifecycle: {
        outage: startsCold,
        loses: "its content",
        createSeconds: 120,
        deleteSeconds: 120,
        basis: "estimate",
        source: providerPage("elasticache_serverless_cache"),
        note: "The provider waits up to 40 minutes",
    },
    cost: charges,
    watch: {
        concern: "data",
        dimensions: [["clusterId", "name"]],
        healthy: healthyServerless,
        mishaps: () => [serverlessLimit],
    },
    survives: { fate: () => ({ failover: "standby", why: "AWS keeps its content in several zones" }) },
    draw: drawnCache,
});

/** Reads are answered on the next port, too. */
function endpointAt(offset: number) {
    return (created: Created) => {
        const first = textOf(created.inputs["engine"]) === "memcached" ? 11211 : 6379;
        const address = cacheHost(created, `${created.name}-${hex(created.urn, 6)}.serverless`);
        return [{ address, port: first + offset }];
    };
}

/** What it stores, of which AWS counts a minimum, and the requests. */
function charges(cache: Resource, context: CostContext): Charges {
    const { usage } = context;
    const engine = cache.get("engine").text();
    if (engine.state !== "known") return [gap("the engine is not known")];
    const valkey = known(engine) === "valkey";
    const gigabytes = Math.max(usage.cacheServerlessGb, valkey ? 0.1 : 1);
    const [storage, units] = valkey
        ? (["cache-serverless-valkey", "cache-units-valkey"] as const)
        : (["cache-serverless", "cache-units"] as const);
    return [
        used(storage, "content of serverless caches", gigabytes * hoursPerMonth),
        used(units, "requests to serverless caches", usage.cacheRequests),
        ...cacheSnapshots(cache, context),
    ];
}
