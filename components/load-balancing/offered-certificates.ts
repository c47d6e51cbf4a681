import { covers } from "../dns/coverage";

/** Hosts that lead to a load balancer. */
export interface HostsAt {
    readonly loadBalancer: string;
    readonly hosts: readonly string[];
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
