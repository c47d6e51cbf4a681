import * as pulumi from "@pulumi/pulumi";
import type { Dns } from "../dns/dns";
import { hostRecord, type DnsRecord } from "../dns/dns-record";
import type { LoadBalancer } from "./load-balancer";
import type { RulePlace } from "./plan";

/**
 * Every record that another team must create: those that prove certificates or delegate the zone, one for each host that
 * lies outside of the stack's zone, and those of sites. A host that waits for its certificate is not led here yet.
 */
export function handoverRecords(
    dns: Dns,
    places: readonly RulePlace[],
    loadBalancers: Readonly<Record<string, LoadBalancer>>,
    ofSites: readonly pulumi.Output<DnsRecord>[],
): pulumi.Output<readonly DnsRecord[]> {
    const hosts = places.flatMap(({ aliasHosts, loadBalancer }) =>
        aliasHosts
            .filter((host) => !dns.ownsRecordsOf(host) && !dns.waitsForCertificate(host))
            .flatMap((host) => toRecord(host, loadBalancers[loadBalancer])),
    );
    return pulumi.all([dns.handover, pulumi.all([...hosts, ...ofSites])]).apply(([first, rest]) => [...first, ...rest]);
}

function toRecord(host: string, loadBalancer: LoadBalancer | undefined): readonly pulumi.Output<DnsRecord>[] {
    return loadBalancer === undefined ? [] : [hostRecord(host, loadBalancer.target.dnsName)];
}
