import * as pulumi from "@pulumi/pulumi";
import type { Dns } from "../dns/dns";
import { hostRecord, type DnsRecord } from "../dns/dns-record";
import type { LoadBalancer } from "./load-balancer";
import type { ServiceRoutes } from "./plan";

/**
 * Every record that another team must create: those that prove the certificate or delegate the zone and, where the zone
 * is not ours, one for each host of an app.
 */
export function handoverRecords(
    dns: Dns,
    routes: Readonly<Record<string, ServiceRoutes>>,
    loadBalancers: Readonly<Record<string, LoadBalancer>>,
): pulumi.Output<readonly DnsRecord[]> {
    const hosts = Object.values(routes).flatMap(({ public: route }) =>
        (route?.aliasHosts ?? []).map((host) => ({ host, loadBalancer: loadBalancers[route?.loadBalancer ?? ""] })),
    );
    const records = dns.publicZoneId === undefined ? hosts : [];
    return pulumi
        .all([dns.handover, pulumi.all(records.flatMap(({ host, loadBalancer }) => toRecord(host, loadBalancer)))])
        .apply(([first, rest]) => [...first, ...rest]);
}

function toRecord(host: string, loadBalancer: LoadBalancer | undefined): readonly pulumi.Output<DnsRecord>[] {
    return loadBalancer === undefined ? [] : [hostRecord(host, loadBalancer.target.dnsName)];
}
