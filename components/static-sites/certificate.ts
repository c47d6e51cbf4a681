import type * as pulumi from "@pulumi/pulumi";
import { createExpiryAlarms } from "../dns/alarms";
import { requestCertificate, type CertificateTransforms } from "../dns/certificate";
import type { Dns } from "../dns/dns";
import type { AlarmTopics } from "../shared/alarm";
import type { AwsScope } from "../shared/scope";
import { atEdge, edgeRegion } from "../shared/edge";
import { isCovered } from "./coverage";
import type { SiteConfig } from "./schema";

export interface SiteCertificateArgs {
    readonly scope: AwsScope;
    readonly config: SiteConfig;
    readonly dns: Dns;
    /** Days before expiry at which the warning fires. */
    readonly expiryAlarmDays: number;
    /** Topics of the edge region. */
    readonly topics: AlarmTopics;
    readonly transform?: CertificateTransforms | undefined;
}

/**
 * ARN of a certificate for all of a site's hosts, in CloudFront's region: the one that is configured, the stack's where it is
 * one, or a new one. Those that are not the stack's are watched here.
 */
export function siteCertificate(
    name: string,
    args: SiteCertificateArgs,
    parent: pulumi.Resource,
): pulumi.Input<string> {
    const { scope, config, dns } = args;
    const [first = "", ...others] = [...config.hosts, ...config.redirectHosts];
    if (config.certificateArn !== undefined) {
        watchExpiry(name, args, { certificateArn: config.certificateArn, imported: true }, parent);
        return config.certificateArn;
    }
    if (isCovered(config, dns.domain) && scope.region === edgeRegion && dns.certificateArn !== undefined) {
        return dns.certificateArn;
    }
    const certificate = requestCertificate(
        `${name}-certificate`,
        {
            names: [first, ...others],
            zoneId: dns.publicZoneId,
            provenDomains: dns.provenDomains,
            wait: true,
            ...atEdge(scope),
            transform: args.transform,
        },
        { parent },
    );
    watchExpiry(name, args, { certificateArn: certificate.arn, imported: false }, parent);
    return certificate.issuedArn ?? certificate.arn;
}

function watchExpiry(
    name: string,
    { scope, config, topics, expiryAlarmDays }: SiteCertificateArgs,
    certificate: { readonly certificateArn: pulumi.Input<string>; readonly imported: boolean },
    parent: pulumi.Resource,
): void {
    const what = `the certificate of ${config.hosts.join(", ")}`;
    const about = { topics, what, warningDays: expiryAlarmDays, ...atEdge(scope) };
    createExpiryAlarms(`${name}-certificate`, { ...about, ...certificate }, { parent });
}
