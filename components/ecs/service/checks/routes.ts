import { dns } from "../../../dns/block";
import { covers } from "../../../dns/coverage";
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

/** What the hosts of a public route may be; undefined when its load balancer has a certificate of its own. */
function certified(draft: StackDraft, { config }: ServiceEntry): Certified | undefined {
    const { certificateArn } = draft.block(loadBalancers)[config.public?.loadBalancer ?? ""] ?? {};
    const { domain, certificates = {} } = draft.block(dns) ?? {};
    return certificateArn !== undefined || domain === undefined
        ? undefined
        : { domain, names: [domain, `*.${domain}`, ...Object.values(certificates).flatMap(({ names }) => names)] };
}

interface Certified {
    readonly domain: string;
    /** Names of every certificate that it can have. */
    readonly names: readonly string[];
}

function* checkHosts(draft: StackDraft, service: ServiceEntry): Iterable<ConfigProblem> {
    const certificate = certified(draft, service);
    for (const [index, host] of (service.config.public?.hosts ?? []).entries()) {
        const path = [...service.path, "public", "hosts", index];
        if (certificate !== undefined && !covers(certificate.names, host)) {
            yield invalid(path, host, coveredBy(certificate));
        } else if (certificate !== undefined && host === `internal.${certificate.domain}`) {
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
    const certificate = certified(draft, service);
    const variants = deployed.filter(({ config }) => config.variantOf === service.name);
    for (const { path, config } of variants) {
        for (const host of config.public?.hosts ?? []) {
            if (certificate !== undefined && !covers(certificate.names, host)) {
                yield invalid(path, host, `as its host ${coveredBy(certificate)}`, "Remove it from");
            } else if (host.split(".").some((label) => label.length > maxLabel)) {
                const allowed = `a host name whose parts have at most ${maxLabel} characters`;
                yield invalid(path, host, allowed, "Shorten it in");
            }
        }
    }
}

function coveredBy({ domain }: Certified): string {
    return `${domain} or a name one level below it, which the certificate covers, or a name of platform:dns.certificates`;
}
