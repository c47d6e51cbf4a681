import { charge, gap, type Charges } from "../facets/cost";
import { uuid } from "../facets/identity";
import { kind, none } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { managed } from "../facets/managed";
import { every, silent } from "../facets/series";
import type { Mishap, Watch } from "../facets/watch";
import type { Resource } from "../resource";
import { HEALTH_CHECK } from "../types";
import { known } from "../value";

const watch: Watch = {
    concern: "requests",
    label: "host, from outside",
    dimensions: [["HealthCheckId", "id"]],
    healthy: { "AWS/Route53": { HealthCheckStatus: every(1, 1), HealthCheckPercentageHealthy: every(1, 100) } },
    mishaps: () => [unreachable, unasked, wrongCertificate],
};

const unreachable: Mishap = {
    id: "host-unreachable",
    title: "A host does not answer from outside although its targets are healthy",
    story: "Its name, the way to it or what stands before the app is broken: no checker of Route 53 gets an answer.",
    expects: "wake",
    shows: { HealthCheckStatus: every(1, 0), HealthCheckPercentageHealthy: every(1, 0) },
};

const unasked: Mishap = {
    id: "host-unasked",
    title: "Nobody asks for a host any more",
    story: "The health check is switched off or gone, or its metrics are: nothing is published.",
    expects: "wake",
    shows: { HealthCheckStatus: silent, HealthCheckPercentageHealthy: silent },
};

/** @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html */
const wrongCertificate: Mishap = {
    id: "host-certificate",
    title: "A host shows a certificate that browsers refuse",
    story: "Route 53 does not verify certificates, so its check stays green. Alarms on their expiry are others.",
    expects: "open",
    shows: {},
};

/** Asks an address on the internet again and again. */
export const healthCheck = kind({
    label: "health check",
    tokens: HEALTH_CHECK,
    network: none("has no network interface"),
    exposure: none("asks and is not asked"),
    identity: {
        name: "fqdn",
        unique: false,
        id: ({ urn }) => uuid(urn),
        arn: { service: "route53", scope: "bare", resource: ({ urn }) => `healthcheck/${uuid(urn)}` },
    },
    lifecycle: calls,
    cost: charges,
    ...managed,
    watch,
});

/** As of what is outside of AWS: which price AWS takes follows from what the name leads to. */
function charges(resource: Resource): Charges {
    const type = known(resource.get("type").text());
    if (type === undefined) return [gap("its type is not known")];
    const options = [
        type.startsWith("HTTPS"),
        type.endsWith("_STR_MATCH"),
        known(resource.get("measureLatency").flag()) === true,
        known(resource.get("requestInterval").number()) === 10,
    ].filter(Boolean).length;
    return [
        charge("health-check", "health checks"),
        ...(options === 0 ? [] : [charge("health-check-option", "options of health checks", options)]),
    ];
}
