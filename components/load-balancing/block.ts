import { cidrOf } from "@platform/aws-model/network/cidr";
import { z } from "zod";
import { canBeValidated, certificateRegion, dns } from "../dns/block";
import { alerts } from "../monitoring/block";
import { network } from "../network/block";
import { defineBlock, type ConfigOf, type StackDraft } from "../shared/block/block";
import { nameTooLong } from "../shared/block/names";
import { arn, cidr, keyName } from "../shared/block/primitives";
import { invalid, listed, required, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { maxRules } from "../shared/block/quotas";
import { arnElsewhere } from "../shared/block/region";

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

const loadBalancerSchema = z.strictObject({
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

const schema = z
    .record(keyName(16), loadBalancerSchema)
    .describe("Application load balancers by name; services name the one they are reached through.");

type LoadBalancersConfig = ConfigOf<typeof schema>;
export type LoadBalancerConfig = LoadBalancersConfig[string];

export const loadBalancers = defineBlock({
    key: "loadBalancers",
    schema,
    needs: [alerts, network],
    checks: [checkEach, checkDns, checkZone],
});

/** Numbers of accounts have twelve digits. */
const anyAccount = "0".repeat(12);

function* checkEach(config: LoadBalancersConfig, { prefix, region }: StackDraft): Iterable<ConfigProblem> {
    for (const [name, { certificateArn, allowFrom }] of Object.entries(config)) {
        const path = ["platform:loadBalancers", name];
        yield* nameTooLong(path, "bucket", `${prefix}-${name}-logs-${anyAccount}`);
        yield* arnElsewhere([...path, "certificateArn"], certificateArn, region, certificateRegion);
        yield* checkClients([...path, "allowFrom", "cidrs"], allowFrom?.cidrs ?? []);
    }
}

function* checkClients(path: KeyPath, cidrs: readonly string[]): Iterable<ConfigProblem> {
    if (2 * cidrs.length > maxRules) {
        const allowed = `up to ${maxRules / 2}, for each counts for two ports and AWS's quota is ${maxRules} rules`;
        yield invalid(path, cidrs, allowed, "Join ranges in");
    }
    for (const [index, text] of cidrs.entries()) {
        if (cidrOf(text).prefix === 0) {
            const allowed = "narrower ranges; leave allowFrom out to open it to the internet";
            yield invalid([...path, index], text, allowed);
        }
    }
}

/** Internal ones need a name, and those without a certificate of their own need one. */
function* checkDns(config: LoadBalancersConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const needy = Object.entries(config).flatMap(([name, { scheme, certificateArn }]) =>
        scheme === "internal" || certificateArn === undefined ? [`loadBalancers.${name}`] : [],
    );
    if (needy.length > 0 && !draft.mentions(dns)) {
        yield required(["platform:dns"], `it gives ${listed(needy, "and")} a name and a certificate`);
    }
}

/** AWS issues no certificate for names that it cannot look up, and load balancers take none that is not issued. */
function* checkZone(config: LoadBalancersConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const waiting = Object.keys(config).filter((name) => config[name]?.certificateArn === undefined);
    const { zone, certificateArn } = draft.block(dns) ?? {};
    if (waiting.length > 0 && zone !== undefined && certificateArn === undefined && !canBeValidated(zone)) {
        yield invalid(
            ["platform:dns", "zone", zone.kind === "create" ? "delegated" : "recordsCreated"],
            false,
            `true once there are load balancers (${listed(waiting, "and")}), which need an issued certificate`,
            "Deploy without them first, hand over the stack output `dnsRecords`, then set it in",
        );
    }
}
