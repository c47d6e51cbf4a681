import { covers } from "../dns/coverage";
import type { ListenerRule } from "../shared/block/listener-rule";
import { patternsOf } from "./route-match";

/** Hosts that lead to a load balancer. */
export interface HostsAt {
    readonly loadBalancer: string;
    readonly hosts: readonly string[];
}

/** The hosts that rules are for, at their load balancers. */
export function hostsAt(rules: readonly ListenerRule[]): readonly HostsAt[] {
    return rules.map(({ loadBalancer, match }) => ({ loadBalancer, hosts: patternsOf(match).hosts }));
}

/** Those of the certificates that a host of the load balancer needs: browsers name the host before they get one. */
export function offeredCertificates<T extends { readonly names: readonly string[] }>(
    loadBalancer: string,
    routes: readonly HostsAt[],
    certificates: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
    const hosts = routes.filter((route) => route.loadBalancer === loadBalancer).flatMap((route) => route.hosts);
    return Object.fromEntries(
        Object.entries(certificates).filter(([, { names }]) => hosts.some((host) => covers(names, host))),
    );
}
