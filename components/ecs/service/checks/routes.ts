import { dns } from "../../../dns/block";
import { loadBalancers } from "../../../load-balancing/block";
import type { StackDraft } from "../../../shared/block/block";
import { invalid, listed, missing, type ConfigProblem, type KeyPath } from "../../../shared/block/problems";
import type { ServicesConfig } from "../schema/service";
import { deployedEntries, serviceEntries, type DeployedEntry, type ServiceEntry } from "./entries";

type Scheme = "internet-facing" | "internal";

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
            yield* checkLoadBalancer(draft, [...path, "public"], config.public.loadBalancer, "internet-facing");
            const uncovered = [...checkHosts(draft, service)];
            yield* uncovered.length > 0 ? uncovered : checkVariantHosts(draft, service, deployed);
        } else if (config.scaling?.requestsPerTarget !== undefined) {
            const requestsPath = [...path, "scaling", "requestsPerTarget"];
            yield invalid(requestsPath, config.scaling.requestsPerTarget, "only with a public route", "Remove it from");
        }
        if (config.internal !== undefined) {
            yield* checkLoadBalancer(draft, [...path, "internal"], config.internal.loadBalancer, "internal");
        }
        yield* checkSlowness(draft, service);
    }
}

function* checkLoadBalancer(draft: StackDraft, route: KeyPath, name: string, scheme: Scheme): Iterable<ConfigProblem> {
    const path = [...route, "loadBalancer"];
    const existing = draft.block(loadBalancers);
    const fitting = Object.keys(existing).filter((key) => existing[key]?.scheme === scheme);
    const choice = fitting.length === 0 ? "; platform:loadBalancers has none" : `: ${listed(fitting, "or")}`;
    const actual = existing[name]?.scheme;
    if (!draft.namesIn(loadBalancers).includes(name)) {
        yield invalid(path, name, `the name of an ${scheme} load balancer${choice}`);
    } else if (actual !== undefined && actual !== scheme) {
        yield invalid(path, name, `the name of an ${scheme} load balancer${choice}; this one is ${actual}`);
    }
}

/** A load balancer gives a request up after its idle timeout, so no answer is ever slower. */
function* checkSlowness(draft: StackDraft, { path, config }: ServiceEntry): Iterable<ConfigProblem> {
    const { slowAfterSeconds } = config;
    for (const name of [config.public, config.internal].flatMap((route) => route?.loadBalancer ?? [])) {
        const { idleTimeoutSeconds } = draft.block(loadBalancers)[name] ?? {};
        if (idleTimeoutSeconds !== undefined && slowAfterSeconds >= idleTimeoutSeconds) {
            const allowed = `less than ${idleTimeoutSeconds}, the idleTimeoutSeconds of load balancer ${name}, or 0 for no alarm`;
            yield invalid([...path, "slowAfterSeconds"], slowAfterSeconds, allowed);
        }
    }
}

/** The domain whose certificate a public route is served with; none when its load balancer has one of its own. */
function certifiedDomain(draft: StackDraft, { config }: ServiceEntry): string | undefined {
    const { certificateArn } = draft.block(loadBalancers)[config.public?.loadBalancer ?? ""] ?? {};
    return certificateArn === undefined ? draft.block(dns)?.domain : undefined;
}

function* checkHosts(draft: StackDraft, service: ServiceEntry): Iterable<ConfigProblem> {
    const domain = certifiedDomain(draft, service);
    for (const [index, host] of (service.config.public?.hosts ?? []).entries()) {
        const path = [...service.path, "public", "hosts", index];
        if (domain !== undefined && !isCovered(host, domain)) {
            yield invalid(path, host, coveredBy(domain));
        } else if (domain !== undefined && host === `internal.${domain}`) {
            yield invalid(path, host, "another name; inside the VPC this one is the zone of internal load balancers");
        }
    }
}

/** Variants get hosts made from their service's. */
function* checkVariantHosts(
    draft: StackDraft,
    service: ServiceEntry,
    deployed: readonly DeployedEntry[],
): Iterable<ConfigProblem> {
    const domain = certifiedDomain(draft, service);
    const variants = deployed.filter(({ config }) => config.variantOf === service.name);
    for (const { path, config } of variants) {
        for (const host of config.public?.hosts ?? []) {
            if (domain !== undefined && !isCovered(host, domain)) {
                yield invalid(path, host, `as its host ${coveredBy(domain)}`, "Remove it from");
            } else if (host.split(".").some((label) => label.length > maxLabel)) {
                const allowed = `a host name whose parts have at most ${maxLabel} characters`;
                yield invalid(path, host, allowed, "Shorten it in");
            }
        }
    }
}

/** A certificate covers its domain and names one level below it. */
function isCovered(host: string, domain: string): boolean {
    return host === domain || host.slice(host.indexOf(".") + 1) === domain;
}

function coveredBy(domain: string): string {
    return `${domain} or a name one level below it, which the certificate covers`;
}
