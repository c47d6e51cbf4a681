import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { fromKeys, mapValues } from "../shared/records";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { withoutFinalDot, type DnsRecord } from "./dns-record";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The certificate. */
    certificate: aws.acm.Certificate,
    /** Each validation record. */
    record: aws.route53.Record,
    /** The wait until it is issued. */
    validation: aws.acm.CertificateValidation,
};

/** Changes to the arguments of inner resources. */
export type CertificateTransforms = TransformsOf<typeof inner>;

export interface CertificateArgs {
    /** Names that the certificate is for, e.g. `apps.example.gov` and `*.apps.example.gov`; at most ten. Others replace it. */
    readonly names: readonly [string, ...string[]];
    /** Zone to prove the ownership in; without it, somebody else creates `validationRecords`. */
    readonly zoneId?: pulumi.Input<string> | undefined;
    /** Domains that another certificate of the stack proves: an account has one record for a domain, and one creates it. */
    readonly provenDomains?: readonly string[];
    /** Whether `pulumi up` waits until the certificate is issued. Without it, there is no `issuedArn`. */
    readonly wait: boolean;
    /** Region that it is for. Default: the stack's. */
    readonly region?: string | undefined;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: CertificateTransforms | undefined;
}

/**
 * Requests a certificate. ACM looks for the validation records for 72 hours and then gives a request up for good. So one
 * that nothing waits for yet only asks for records; once they are there a fresh one, under another name, takes its place:
 * AWS asks the same records of it.
 * @see https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html
 */
export function requestCertificate(
    name: string,
    args: CertificateArgs,
    opts: pulumi.ComponentResourceOptions,
): Certificate {
    return new Certificate(`${name}${args.wait ? "" : "-request"}`, args, opts);
}

/**
 * A public certificate that AWS renews by itself as long as its validation records exist. Free.
 *
 * AWS says only after the request which records prove the ownership. But one record proves it for a domain and for the
 * names below it alike, so how many there are follows from the names.
 *
 * Children: the certificate; if the zone is ours, a validation record for each domain; the wait.
 */
export class Certificate extends pulumi.ComponentResource {
    static readonly type = "platform:dns:Certificate";

    readonly arn: pulumi.Output<string>;
    /** The same ARN, known once the certificate is issued: a load balancer accepts no other. */
    readonly issuedArn: pulumi.Output<string> | undefined;
    /** The record that proves the ownership of each domain. */
    readonly validationRecords: Readonly<Record<string, pulumi.Output<DnsRecord>>>;

    constructor(
        private readonly name: string,
        private readonly args: CertificateArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Certificate.type, name, {}, withTransforms(inner, args.transform, opts));
        const { names, provenDomains = [], region } = args;
        const [domainName, ...subjectAlternativeNames] = names;

        const certificate = new aws.acm.Certificate(
            name,
            { domainName, subjectAlternativeNames, validationMethod: "DNS", tags: { Name: domainName }, region },
            { parent: this },
        );
        this.arn = certificate.arn;
        const domains = [...new Set(names.map(domainOf))].filter((domain) => !provenDomains.includes(domain));
        this.validationRecords = fromKeys(domains, (domain) =>
            validationRecord(
                certificate,
                domain,
                names.findIndex((each) => domainOf(each) === domain),
            ),
        );
        const records = args.zoneId === undefined ? [] : this.createRecords(args.zoneId);
        this.issuedArn = args.wait ? this.createWait(records) : undefined;
        this.registerOutputs({ arn: this.arn, validationRecords: this.validationRecords, ...transformed(this) });
    }

    private createRecords(zoneId: pulumi.Input<string>): readonly aws.route53.Record[] {
        const records = mapValues(
            this.validationRecords,
            (record, domain) =>
                new aws.route53.Record(
                    `${this.name}-${domain}`,
                    {
                        zoneId,
                        name: record.name,
                        type: "CNAME",
                        ttl: 300,
                        records: record.values.apply((values) => [...values]),
                        // An account has one such record for a domain, whichever certificate asks: it may exist.
                        allowOverwrite: true,
                    },
                    { parent: this },
                ),
        );
        return Object.values(records);
    }

    /** AWS takes minutes from when the records can be looked up. If they cannot, `pulumi up` fails after half an hour. */
    private createWait(records: readonly aws.route53.Record[]): pulumi.Output<string> {
        const validation = new aws.acm.CertificateValidation(
            this.name,
            { certificateArn: this.arn, region: this.args.region },
            { parent: this, dependsOn: [...records], customTimeouts: { create: "30m" } },
        );
        return validation.certificateArn;
    }
}

/** A wildcard name is validated at the domain it stands for. */
function domainOf(name: string): string {
    return name.replace(/^\*\./, "");
}

/** AWS's answer for a domain: the one that names it, or, where names are made up, the one at the place it was asked for. */
function validationRecord(certificate: aws.acm.Certificate, domain: string, place: number): pulumi.Output<DnsRecord> {
    return certificate.domainValidationOptions.apply((options): DnsRecord => {
        const option = options.find(({ domainName }) => domainOf(domainName) === domain) ?? options[place];
        if (option === undefined) {
            throw new Error(
                `${domain}: AWS asked for no validation record for it; look at the certificate in the console`,
            );
        }
        return {
            name: withoutFinalDot(option.resourceRecordName),
            type: "CNAME",
            values: [option.resourceRecordValue],
            purpose: `Proves to AWS that ${domain} is ours. Must stay: the certificate is renewed by it.`,
        };
    });
}
