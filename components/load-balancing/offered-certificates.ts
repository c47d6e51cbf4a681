import { covers } from "../dns/coverage";
import { definedValues, mapValues } from "../shared/records";

/** Hosts that lead to a load balancer. */
interface HostsAt {
    readonly loadBalancer: string;
    readonly hosts: readonly string[];
}

/** ARNs of the certificates that a load balancer needs and AWS has issued; those that wait are left out. */
export function offeredArns<T>(
    loadBalancer: string,
    routes: readonly HostsAt[],
    certificates: Readonly<Record<string, { readonly names: readonly string[]; readonly issuedArn: T | undefined }>>,
): Record<string, T> {
    const offered = offeredCertificates(loadBalancer, routes, certificates);
    return definedValues(mapValues(offered, ({ issuedArn }) => issuedArn));
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
