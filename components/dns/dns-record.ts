import * as pulumi from "@pulumi/pulumi";

/** A record that another team is asked to create. */
export interface DnsRecord {
    /** Full name without a dot at the end. */
    readonly name: string;
    readonly type: "CNAME" | "NS";
    /** One value, or the name servers. */
    readonly values: readonly string[];
    /** What it is for, and for how long it has to stay. */
    readonly purpose: string;
}

/** The record that another team creates to point a host at a load balancer. */
export function hostRecord(host: string, dnsName: pulumi.Input<string>): pulumi.Output<DnsRecord> {
    return pulumi.output(dnsName).apply((value): DnsRecord => ({
        name: host,
        type: "CNAME",
        values: [value],
        purpose: "Leads to the app. Where the name is the top of a zone, an ALIAS or ANAME record instead.",
    }));
}

/** AWS writes some names with a dot at the end. */
export function withoutFinalDot(name: string): string {
    return name.replace(/\.$/, "");
}
