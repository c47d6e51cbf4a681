import { z } from "zod";
import { arn, domainName } from "./primitives";

export const dnsSchema = z
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
                            "Whether the parent zone delegates to it yet. Until then no certificate can be issued, so there is none for load balancers.",
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
                            "Whether that team has created the certificate's validation records yet. Until then no certificate can be issued, so there is none for load balancers.",
                        ),
                }),
            ])
            .describe("Who owns the public zone."),
        certificateArn: arn("acm", "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c")
            .optional()
            .describe(
                "An imported or shared certificate for `domain`, `*.domain` and, with internal load balancers, `*.internal.<domain>`. Default: the stack requests one, validated by DNS.",
            ),
        certificateExpiryAlarmDays: z
            .int()
            .min(1)
            .max(365)
            .default(30)
            .describe(
                "Days before expiry at which the warning alarm fires. A certificate of AWS's renews itself 60 days before.",
            ),
    })
    .describe("The apps' domain, its zone and its certificate.");
