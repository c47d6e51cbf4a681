import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { arn, cidr, keyName } from "../shared/block/primitives";
import { wafSchema } from "../waf/schema";
import { responseHeadersSchema } from "./response-headers";

/**
 * TLS policies without weak ciphers.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const sslPolicy = z.enum([
    "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    "ELBSecurityPolicy-TLS13-1-3-2021-06",
]);

const allowFrom = z
    .strictObject({
        cidrs: z.array(cidr).default([]).describe("IPv4 ranges; the stack makes one managed prefix list of them."),
        prefixListIds: z
            .array(z.string().regex(/^pl-[0-9a-f]{8,17}$/, { error: "allowed: an id such as pl-0123456789abcdef0" }))
            .default([])
            .describe("Managed prefix lists that exist, e.g. a CDN's origin-facing list; they reach port 443 alone."),
    })
    .refine((value) => value.cidrs.length + value.prefixListIds.length > 0, {
        error: "allowed: at least one of cidrs and prefixListIds; leave allowFrom out to open it to the internet",
    });

export const loadBalancerSchema = z.strictObject({
    scheme: z
        .enum(["internet-facing", "internal"])
        .describe(
            "`internet-facing` lives in the public subnets; `internal`, in the private ones, is for service discovery. Replaces the load balancer.",
        ),
    allowFrom: allowFrom
        .optional()
        .describe(
            "Who may connect. Default: the internet, or, for an internal one, the cluster's instances and apps of the VPC.",
        ),
    ipAddressType: z
        .enum(["ipv4", "dualstack"])
        .default("ipv4")
        .describe(
            "`dualstack` gives an internet-facing one IPv6 addresses too, and its hosts AAAA records. The apps see IPv4 behind it.",
        ),
    accessLogs: z
        .strictObject({
            retentionDays: z.int().min(1).max(3653).default(90).describe("Days until log objects expire."),
        })
        .prefault({})
        .describe("Access logs, in a bucket of their own."),
    idleTimeoutSeconds: z.int().min(1).max(4000).default(60).describe("Seconds until an idle connection is closed."),
    sslPolicy: sslPolicy
        .default("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09")
        .describe("TLS versions and ciphers offered."),
    certificateArn: arn("acm", "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c")
        .optional()
        .describe("Certificate of this load balancer. Default: the certificate of `dns`."),
    hstsDays: z
        .int()
        .min(0)
        .max(730)
        .default(0)
        .describe(
            "Days for which browsers come back over HTTPS only (Strict-Transport-Security); 0 leaves the header to the apps. No way back for those who have seen it; and at AWS it stays as `responseHeaders` do.",
        ),
    responseHeaders: responseHeadersSchema,
    waf: wafSchema.optional(),
    errorRatio: z
        .strictObject({
            percent: z.number().gt(0).max(100).default(5).describe("Share of responses that are 5xx, in percent."),
            minRequests: z
                .int()
                .min(1)
                .default(20)
                .describe(
                    "Requests in five minutes below which the ratio is not judged, so that one error at night does not page.",
                ),
        })
        .prefault({})
        .describe("When the 5xx alarm fires: in 3 of 5 periods of five minutes."),
});

export const loadBalancersSchema = z
    .record(keyName(16), loadBalancerSchema)
    .describe("Application load balancers by name; services name the one they are reached through.");

export type LoadBalancersConfig = ConfigOf<typeof loadBalancersSchema>;
export type LoadBalancerConfig = LoadBalancersConfig[string];
