import { covers } from "../../../dns/coverage";
import { checkAppRoutes } from "../../../load-balancing/app-route-checks";
import { certifiedNames, checkHosts, coveredBy } from "../../../load-balancing/route-checks";
import type { StackDraft } from "../../../shared/block/block";
import { invalid, missing, type ConfigProblem } from "../../../shared/block/problems";
import type { ServiceConfig, ServicesConfig } from "../schema/service";
import { deployedEntries, serviceEntries, type DeployedEntry, type ServiceEntry } from "./entries";

/** @see https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
const maxLabel = 63;

/** Each route alone: its load balancer, its port, and hosts that the certificate covers. */
export function* checkRoutes(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const deployed = deployedEntries(services);
    for (const service of serviceEntries(services)) {
        const { config, path } = service;
        if (config.port === undefined && (config.public ?? config.internal) !== undefined) {
            yield missing([...path, "port"], "1 to 65535, the port that the load balancer calls");
        }
        if (config.public !== undefined) {
            const uncovered = [...checkHosts(draft, [...path, "public"], config.public)];
            yield* uncovered.length > 0 ? uncovered : checkVariantHosts(draft, service, deployed);
        } else if (config.scaling?.requestsPerTarget !== undefined) {
            const requestsPath = [...path, "scaling", "requestsPerTarget"];
            yield invalid(requestsPath, config.scaling.requestsPerTarget, "only with a public route", "Remove it from");
        }
        yield* checkAppRoutes(draft, path, config, copiesOf(config));
    }
}

/** How many copies there are at most, and the key that says so. */
function copiesOf({ desiredCount, scaling }: ServiceConfig) {
    return scaling === undefined
        ? { key: "desiredCount", most: desiredCount }
        : { key: "scaling.maxCount", most: scaling.maxCount };
}

/** Variants get hosts made from their service's. */
function* checkVariantHosts(
    draft: StackDraft,
    service: ServiceEntry,
    deployed: readonly DeployedEntry[],
): Iterable<ConfigProblem> {
    const certified = certifiedNames(draft, service.config.public?.loadBalancer ?? "");
    const variants = deployed.filter(({ config }) => config.variantOf === service.name);
    for (const { path, config } of variants) {
        for (const host of config.public?.hosts ?? []) {
            if (certified !== undefined && !covers(certified.names, host)) {
                yield invalid(path, host, `as its host ${coveredBy(certified)}`, "Remove it from");
            } else if (host.split(".").some((label) => label.length > maxLabel)) {
                const allowed = `a host name whose parts have at most ${maxLabel} characters`;
                yield invalid(path, host, allowed, "Shorten it in");
            }
        }
    }
}
