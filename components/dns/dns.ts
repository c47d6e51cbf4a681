import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { createExpiryAlarms } from "./alarms";
import { canBeValidated, type DnsConfig } from "./block";
import { requestCertificate, type Certificate, type CertificateTransforms } from "./certificate";
import { covers, isAtOrBelow } from "./coverage";
import { withoutFinalDot, type DnsRecord } from "./dns-record";
import { createFurtherCertificates, type FurtherCertificate } from "./further-certificates";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** `<name>` is public, `<name>-internal` private. */
    zone: aws.route53.Zone,
    /** The CAA record of the public zone. */
    caaRecord: aws.route53.Record,
    /** Each expiry alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export interface DnsTransforms extends TransformsOf<typeof inner> {
    /** Of Certificate. */
    readonly certificate?: CertificateTransforms | undefined;
}

export interface DnsArgs {
    readonly scope: AwsScope;
    /** The `dns` block of the stack's configuration; block.ts has its units, defaults and limits. */
    readonly config: DnsConfig;
    /** The VPC whose machines can look up internal names. */
    readonly vpcId?: pulumi.Input<string> | undefined;
    /** Whether there is something to give internal names to. */
    readonly hasInternalLoadBalancers: boolean;
    readonly topics: AlarmTopics;
    /** Whether Pulumi refuses to delete the zones: a new zone has other name servers, so the domain goes dark. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: DnsTransforms | undefined;
}

/**
 * The apps' domain: its public zone, the private zone `internal.<domain>` for calls between apps, and the certificate for
 * both.
 *
 * What another team has to do first is `handover`: delegate the zone that the stack creates, or create the records in a
 * zone of its own. AWS cannot issue a certificate before, so until the configuration says that it is done, there is no
 * `certificateArn`. The README in this folder has the two steps.
 *
 * Children: the zones, a CAA record, Certificate unless one is given, one for each further certificate, expiry alarms. About
 * 0.50 USD a month for each zone. A new `domain` replaces everything.
 */
export class Dns extends pulumi.ComponentResource {
    static readonly type = "platform:dns:Dns";

    readonly domain: string;
    /** Domain of internal names, `internal.<domain>`. */
    readonly internalDomain: string;
    /** Zone for public names; undefined where another team owns it. */
    readonly publicZoneId: pulumi.Output<string> | undefined;
    /** Zone for internal names; undefined without a VPC or internal load balancers. */
    readonly privateZoneId: pulumi.Output<string> | undefined;
    /** An issued certificate for the domain, one level below it, and internal names; undefined until there can be one. */
    readonly certificateArn: pulumi.Output<string> | undefined;
    /** Certificates for hosts outside the domain, by name. */
    readonly certificates: Readonly<Record<string, FurtherCertificate>>;
    /** Records that another team must create. */
    readonly handover: pulumi.Output<readonly DnsRecord[]>;

    constructor(
        private readonly name: string,
        private readonly args: DnsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Dns.type, name, {}, withTransforms(inner, args.transform, opts));
        const { config, hasInternalLoadBalancers, vpcId } = args;
        this.domain = config.domain;
        this.internalDomain = `internal.${config.domain}`;

        const created = config.zone.kind === "create" ? this.createPublicZone() : undefined;
        const authorities = config.zone.kind === "create" ? config.zone.certificateAuthorities : [];
        const authorized =
            created === undefined || authorities.length === 0 ? [] : [this.authorize(created, authorities)];
        this.publicZoneId =
            created?.zoneId ?? (config.zone.kind === "existing" ? pulumi.output(config.zone.zoneId) : undefined);
        this.privateZoneId =
            hasInternalLoadBalancers && vpcId !== undefined ? this.createPrivateZone(vpcId).zoneId : undefined;
        const certificate = config.certificateArn === undefined ? this.createCertificate(authorized) : undefined;
        this.certificateArn =
            config.certificateArn === undefined ? certificate?.issuedArn : pulumi.output(config.certificateArn);
        if (this.certificateArn !== undefined) {
            this.createExpiryAlarms(certificate?.arn ?? this.certificateArn);
        }
        this.certificates = createFurtherCertificates(
            name,
            { ...args, transform: args.transform?.certificate },
            { parent: this },
        );
        this.handover = pulumi.all([
            ...(created === undefined ? [] : [delegation(config.domain, created)]),
            ...(this.publicZoneId === undefined ? Object.values(certificate?.validationRecords ?? {}) : []),
            ...Object.values(this.certificates).flatMap(({ validationRecords }) => validationRecords),
        ]);
        this.registerOutputs({
            certificateArn: this.certificateArn,
            publicZoneId: this.publicZoneId,
            privateZoneId: this.privateZoneId,
            handover: this.handover,
            ...transformed(this),
        });
    }

    private createPublicZone(): aws.route53.Zone {
        const { config, deletionProtection, scope } = this.args;
        return new aws.route53.Zone(
            this.name,
            { name: config.domain, comment: `${scope.prefix}: public names of the apps` },
            { parent: this, protect: deletionProtection },
        );
    }

    /** Without a record here one of a parent domain holds, and many of those leave AWS out. */
    private authorize({ zoneId }: aws.route53.Zone, authorities: readonly string[]): aws.route53.Record {
        const { domain } = this.args.config;
        const records = authorities.map((authority) => `0 issue "${authority}"`);
        return new aws.route53.Record(
            `${this.name}-caa`,
            { zoneId, name: domain, type: "CAA", ttl: 300, records },
            { parent: this },
        );
    }

    private createPrivateZone(vpcId: pulumi.Input<string>): aws.route53.Zone {
        const { deletionProtection, scope } = this.args;
        return new aws.route53.Zone(
            `${this.name}-internal`,
            { name: this.internalDomain, comment: `${scope.prefix}: names between apps`, vpcs: [{ vpcId }] },
            { parent: this, protect: deletionProtection },
        );
    }

    /**
     * Nothing is requested before the zone is delegated: it would time out. Another team's zone needs a request, for its
     * records.
     */
    private createCertificate(authorized: readonly pulumi.Resource[]): Certificate | undefined {
        const { config, hasInternalLoadBalancers } = this.args;
        const wait = canBeValidated(config.zone);
        if (!wait && config.zone.kind === "create") {
            return undefined;
        }
        // Another team should be asked for records once, not again when the first internal load balancer comes.
        const coversInternal = hasInternalLoadBalancers || config.zone.kind === "external";
        return requestCertificate(
            `${this.name}-certificate`,
            {
                names: [config.domain, `*.${config.domain}`, ...(coversInternal ? [`*.${this.internalDomain}`] : [])],
                zoneId: this.publicZoneId,
                wait,
                transform: this.args.transform?.certificate,
            },
            { parent: this, dependsOn: [...authorized] },
        );
    }

    /** Whether names of a host are records of the stack's own. */
    ownsRecordsOf(host: string): boolean {
        return this.publicZoneId !== undefined && isAtOrBelow(host, this.domain);
    }

    /** Domains that the stack's own certificate is requested for, whose validation records are in the zone. */
    get provenDomains(): readonly string[] {
        return this.args.config.certificateArn === undefined && this.publicZoneId !== undefined ? [this.domain] : [];
    }

    /** Whether a host's certificate is one of those that nobody can validate yet. */
    waitsForCertificate(host: string): boolean {
        const fitting = Object.values(this.certificates).filter(({ names }) => covers(names, host));
        return fitting.length > 0 && fitting.every(({ issuedArn }) => issuedArn === undefined);
    }

    private createExpiryAlarms(certificateArn: pulumi.Input<string>): void {
        const { config, topics } = this.args;
        createExpiryAlarms(
            `${this.name}-certificate`,
            {
                topics,
                certificateArn,
                what: `the certificate of ${config.domain}`,
                warningDays: config.certificateExpiryAlarmDays,
                imported: config.certificateArn !== undefined,
            },
            { parent: this },
        );
    }
}

function delegation(domain: string, zone: aws.route53.Zone): pulumi.Output<DnsRecord> {
    return zone.nameServers.apply((nameServers): DnsRecord => ({
        name: domain,
        type: "NS",
        values: nameServers.map(withoutFinalDot),
        purpose: `Delegates ${domain} to us. Must stay: without it no name of the apps can be looked up.`,
    }));
}
