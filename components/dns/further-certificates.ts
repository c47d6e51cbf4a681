import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { mapValues } from "../shared/records";
import { createExpiryAlarms } from "./alarms";
import type { DnsConfig } from "./block";
import { requestCertificate, type CertificateTransforms } from "./certificate";
import type { DnsRecord } from "./dns-record";

/** A certificate for hosts outside the domain. */
export interface FurtherCertificate {
    /** Host names, or `*.` and a domain. */
    readonly names: readonly string[];
    /** Known once it is issued; undefined until the owners of its names have created the validation records. */
    readonly issuedArn: pulumi.Output<string> | undefined;
    /** Records that the owners of its names must create. */
    readonly validationRecords: readonly pulumi.Output<DnsRecord>[];
}

export interface FurtherCertificatesArgs {
    readonly config: Pick<DnsConfig, "certificates" | "certificateExpiryAlarmDays">;
    readonly topics: AlarmTopics;
    readonly transform?: CertificateTransforms | undefined;
}

/** Requests or takes over the certificate of each entry of `certificates`, and watches the expiry of those in use. */
export function createFurtherCertificates(
    name: string,
    { config, topics, transform }: FurtherCertificatesArgs,
    opts: pulumi.CustomResourceOptions,
): Readonly<Record<string, FurtherCertificate>> {
    return mapValues(config.certificates, ({ names, certificateArn, recordsCreated }, key) => {
        const [first = "", ...others] = names;
        const requested =
            certificateArn === undefined
                ? requestCertificate(
                      `${name}-${key}-certificate`,
                      { names: [first, ...others], wait: recordsCreated, transform },
                      opts,
                  )
                : undefined;
        const issuedArn = certificateArn === undefined ? requested?.issuedArn : pulumi.output(certificateArn);
        if (issuedArn !== undefined) {
            createExpiryAlarms(
                `${name}-${key}-certificate`,
                {
                    topics,
                    certificateArn: requested?.arn ?? issuedArn,
                    what: `the certificate of ${first}`,
                    warningDays: config.certificateExpiryAlarmDays,
                    imported: certificateArn !== undefined,
                },
                opts,
            );
        }
        return { names, issuedArn, validationRecords: Object.values(requested?.validationRecords ?? {}) };
    });
}
