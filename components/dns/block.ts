import { z } from "zod";
import { alerts } from "../monitoring/block";
import { defineBlock, type ConfigOf, type StackDraft } from "../shared/block/block";
import { arn, domainName, hostPattern, keyName } from "../shared/block/primitives";
import { invalid, listed, type ConfigProblem } from "../shared/block/problems";
import { arnElsewhere } from "../shared/block/region";
import { isAtOrBelow } from "./coverage";

/**
 * A certificate that load balancers offer beside their own, to browsers that ask for one of its names; ten at most.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html
 */
const certificateSchema = z.strictObject({
    names: z
        .array(hostPattern)
        .min(1)
        .max(10)
        .describe("Host names, or `*.` and a domain, that it is for. Others request it anew."),
    certificateArn: arn("acm", "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c")
        .optional()
        .describe(
            "An imported or shared certificate for the names. Default: the stack requests one, validated by DNS.",
        ),
    recordsCreated: z
        .boolean()
        .default(false)
        .describe(
            "Whether those who own the names' DNS have created the validation records (stack output `dnsRecords`) yet. Until then no load balancer has it, and its hosts are not handed over. Requests it anew.",
        ),
});

const schema = z
    .strictObject({
        domain: domainName.describe("Domain of the apps: they live at it and below it."),
        zone: z
            .discriminatedUnion("kind", [
                z.strictObject({
                    kind: z.literal("existing").describe("The zone exists in this account."),
                    zoneId: z
                        .string()
                        .regex(/^Z[A-Z0-9]{1,31}$/, {
                            error: "allowed: a hosted zone id such as Z0123456789ABCDEFGHIJ",
                        })
                        .describe("Id of the public hosted zone of `domain` or of a parent of it."),
                }),
                z.strictObject({
                    kind: z
                        .literal("create")
                        .describe(
                            "The stack creates the zone; delegate to its name servers (stack output `dnsRecords`).",
                        ),
                    delegated: z
                        .boolean()
                        .default(false)
                        .describe(
                            "Whether the parent zone delegates to it yet. Until then no certificate is requested, and load balancers and services wait.",
                        ),
                    certificateAuthorities: z
                        .array(domainName)
                        .default(["amazon.com"])
                        .describe(
                            "Who may issue certificates for the domain and all names below it, in a CAA record; add the authority of a certificate that you import. Empty: no record, and one of a parent domain holds.",
                        ),
                }),
                z.strictObject({
                    kind: z
                        .literal("external")
                        .describe("Another team owns DNS: the records to hand over are the stack output `dnsRecords`."),
                    recordsCreated: z
                        .boolean()
                        .default(false)
                        .describe(
                            "Whether that team has created the certificate's validation records yet. Until then load balancers and services wait. Requests the certificate anew.",
                        ),
                }),
            ])
            .describe("Who owns the public zone."),
        certificateArn: arn("acm", "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c")
            .optional()
            .describe(
                "An imported or shared certificate for `domain`, `*.domain` and, with internal load balancers, `*.internal.<domain>`. Default: the stack requests one, validated by DNS.",
            ),
        certificates: z
            .record(keyName(16), certificateSchema)
            .default({})
            .describe(
                "Certificates for hosts outside `domain`, by name. A load balancer has those that its hosts need; what to point at it is the stack output `dnsRecords`.",
            ),
        certificateExpiryAlarmDays: z
            .int()
            .min(1)
            .max(365)
            .default(30)
            .describe(
                "Days before expiry at which the warning alarm fires. AWS renews its own certificates 45 days before, so at most 44 for those.",
            ),
    })
    .describe("The apps' domain, its zone and its certificate.");

export type DnsConfig = ConfigOf<typeof schema>;

export const dns = defineBlock({ key: "dns", schema, needs: [alerts], checks: [checkCertificate, checkCertificates] });

/** Why a certificate of another region is none for a load balancer. */
export const certificateRegion = "a load balancer takes certificates of its own region";

/**
 * Days before expiry at which AWS renews a certificate of its own. They are valid for 198 days.
 * @see https://nottinfra.co.uk/signals/aws-acm-certificate-validity-period-update
 */
export const renewalDays = 45;

/** Any of them lets AWS issue. @see https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html */
const amazonAuthorities = ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"];

/** The first name of a certificate has to fit its common name. @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html */
export const maxCertificateName = 64;

function* checkCertificate(config: DnsConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    yield* arnElsewhere(["platform:dns", "certificateArn"], config.certificateArn, region, certificateRegion);
    if (config.certificateArn === undefined) {
        yield* checkRequest(config);
    }
}

/** What AWS demands of a certificate that it issues itself. */
function* checkRequest({ domain, zone, certificateExpiryAlarmDays }: DnsConfig): Iterable<ConfigProblem> {
    if (domain.length > maxCertificateName) {
        const allowed = `at most ${maxCertificateName} characters, so that it fits a certificate`;
        yield invalid(["platform:dns", "domain"], domain, allowed);
    }
    if (certificateExpiryAlarmDays >= renewalDays) {
        const allowed = `less than ${renewalDays}, the day on which AWS begins to renew; the alarm would always come`;
        yield invalid(["platform:dns", "certificateExpiryAlarmDays"], certificateExpiryAlarmDays, allowed);
    }
    const authorities = zone.kind === "create" ? zone.certificateAuthorities : [];
    if (authorities.length > 0 && !authorities.some((authority) => amazonAuthorities.includes(authority))) {
        const allowed = `one of ${listed(amazonAuthorities, "and")} among them: AWS issues the certificate`;
        yield invalid(["platform:dns", "zone", "certificateAuthorities"], authorities, allowed, "Add it in");
    }
}

function* checkCertificates({ certificates, domain }: DnsConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    for (const [key, { certificateArn, names, recordsCreated }] of Object.entries(certificates)) {
        const path = ["platform:dns", "certificates", key];
        yield* arnElsewhere([...path, "certificateArn"], certificateArn, region, certificateRegion);
        if (certificateArn !== undefined) {
            if (recordsCreated) {
                const allowed = "false with certificateArn, for nothing is requested";
                yield invalid([...path, "recordsCreated"], recordsCreated, allowed, "Remove it from");
            }
            continue;
        }
        if ((names[0]?.length ?? 0) > maxCertificateName) {
            const allowed = `at most ${maxCertificateName} characters for the first, so that it fits a certificate`;
            yield invalid([...path, "names", 0], names[0], allowed, "Put a shorter one first in");
        }
        for (const [index, name] of names.entries()) {
            if (isAtOrBelow(name.replace(/^\*\./, ""), domain)) {
                const allowed = `names outside ${domain}, or a certificateArn`;
                yield invalid([...path, "names", index], name, allowed);
            }
        }
    }
}

/** Whether AWS can look up the validation records: at once in a zone that exists, else when another team has done its part. */
export function canBeValidated(zone: DnsConfig["zone"]): boolean {
    switch (zone.kind) {
        case "existing":
            return true;
        case "create":
            return zone.delegated;
        case "external":
            return zone.recordsCreated;
    }
}
