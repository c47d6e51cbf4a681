import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** What a name is to point to. */
export interface AliasTarget {
    readonly dnsName: pulumi.Input<string>;
    /** Zone in which AWS keeps `dnsName`. */
    readonly zoneId: pulumi.Input<string>;
    /** Whether it has IPv6 addresses as well. */
    readonly ipv6: boolean;
}

/**
 * Points a host at a load balancer: an A record and, where it has IPv6 addresses, an AAAA record.
 *
 * Their logical name is the host itself, because a host exists once: when it moves to another service or load balancer
 * the record changes in place, and no moment is without it. Two claims on one host fail in the preview, as two resources
 * of the same name.
 */
export function createAliasRecords(
    host: string,
    zoneId: pulumi.Input<string>,
    target: AliasTarget,
    opts: pulumi.CustomResourceOptions,
): void {
    const record = (type: "A" | "AAAA", name: string) =>
        new aws.route53.Record(
            name,
            {
                zoneId,
                name: host,
                type,
                aliases: [{ name: target.dnsName, zoneId: target.zoneId, evaluateTargetHealth: false }],
            },
            opts,
        );
    record("A", host);
    if (target.ipv6) {
        record("AAAA", `${host}-ipv6`);
    }
}
