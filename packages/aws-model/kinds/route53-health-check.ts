import { charge, gap, type Charges, type CostContext } from "../facets/cost";
import { uuid } from "../facets/identity";
import { kind, none } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { managed } from "../facets/managed";
import { every, silent } from "../facets/series";
import type { Mishap, Watch } from "../facets/watch";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { DNS_RECORD, HEALTH_CHECK } from "../types";
import { known, type Value } from "../value";

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

/** What is asked inside of AWS costs less; of a name that no record of the plan leads there, the price is that of what is outside. */
function charges(resource: Resource, { stack }: CostContext): Charges {
    const type = known(resource.get("type").text());
    if (type === undefined) return [gap("its type is not known")];
    if (!/^(HTTPS?(_STR_MATCH)?|TCP)$/.test(type))
        return [gap("the table has no price of a check that asks no address")];
    const options = [
        type.startsWith("HTTPS"),
        type.endsWith("_STR_MATCH"),
        known(resource.get("measureLatency").flag()) === true,
        known(resource.get("requestInterval").number()) === 10,
    ].filter(Boolean).length;
    const price = leadsToAws(resource, stack) ? "health-check-within-aws" : "health-check";
    return [
        charge(price, "health checks"),
        ...(options === 0 ? [] : [charge(`${price}-option`, "options of health checks", options)]),
    ];
}

/** Whether a record of the plan leads the name that is asked to a resource of AWS. */
function leadsToAws(resource: Resource, stack: StackView): boolean {
    const nameOf = (value: Value) => known(value.text())?.toLowerCase().replace(/\.$/, "");
    const asked = nameOf(resource.get("fqdn"));
    if (asked === undefined) return false;
    return stack
        .ofType(DNS_RECORD)
        .some((record) => nameOf(record.get("name")) === asked && record.get("aliases").items().length > 0);
}
