import { dns as block } from "../../../components/dns/block";
import { Dns, type DnsArgs } from "../../../components/dns/dns";
import { recordBoth } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { testScope, testTopics } from "../../harness/scope";

export const token = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    certificate: "aws:acm/certificate:Certificate",
    dns: "platform:dns:Dns",
    record: "aws:route53/record:Record",
    validation: "aws:acm/certificateValidation:CertificateValidation",
    zone: "aws:route53/zone:Zone",
} as const;

export const imported = "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c";

/** The dns block with a zone, and what the rest of the stack says. Outputs are those of the component. */
export function recordDns(config: Readonly<Record<string, unknown>>, args: Partial<DnsArgs> = {}) {
    return recordBoth(() => {
        const dns = new Dns("dns", {
            scope: testScope(),
            config: block.schema.parse({ domain: "apps.example.gov", ...config }),
            topics: testTopics,
            deletionProtection: true,
            hasInternalLoadBalancers: false,
            ...args,
        });
        return {
            certificateArn: dns.certificateArn ?? "none",
            publicZoneId: dns.publicZoneId ?? "none",
            privateZoneId: dns.privateZoneId ?? "none",
            handover: dns.handover,
        };
    });
}

/** AWS's answer for one name of the certificate. */
export function validationOf(
    recording: Recording,
    domainName: string,
    certificate = "dns-certificate",
): { name: string; value: string } {
    const options = recording.output(token.certificate, certificate, "domainValidationOptions") as {
        domainName: string;
        resourceRecordName: string;
        resourceRecordValue: string;
    }[];
    const option = options.find((each) => each.domainName === domainName);
    return { name: (option?.resourceRecordName ?? "").replace(/\.$/, ""), value: option?.resourceRecordValue ?? "" };
}

/** A stack with internal load balancers. */
export const internal = { hasInternalLoadBalancers: true, vpcId: "vpc-1" };
