import { REGIONS } from "@platform/aws-model/regions";
import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { accountId, retentionDays } from "../shared/block/primitives";

const reason = z.string().min(20, { error: "allowed: a reason of at least 20 characters, such as who has it instead" });

const trail = z
    .strictObject({
        logRetentionDays: retentionDays
            .default(90)
            .describe("Days that its log group, which is searched, keeps events."),
    })
    .describe("The record of who did what in the account, in every region.");

const config = z
    .strictObject({
        recording: z
            .enum(["continuous", "daily"])
            .default("continuous")
            .describe("`daily` is cheaper only where a resource changes more than four times a day."),
        serviceLinkedRole: z
            .enum(["create", "existing"])
            .default("create")
            .describe(
                "`existing` where AWS Config was used in the account before: its role is there, and AWS refuses another.",
            ),
    })
    .describe("AWS Config: what every resource was like, and when it changed.");

const guardDutyFeatures = ["s3", "malware", "rds", "lambda"] as const;

const guardDuty = z
    .strictObject({
        features: z
            .array(z.enum(guardDutyFeatures))
            .default([...guardDutyFeatures])
            .describe("What it looks at besides API calls, network traffic and DNS queries."),
    })
    .describe("GuardDuty: signs of an intruder.");

const standard = z.enum(["fsbp", "cis"]);
const controls = z.record(
    z.string().regex(/^[A-Z][A-Za-z0-9]*\.[0-9]+$/, { error: "allowed: a control's id such as EC2.10" }),
    reason,
);

const securityHub = z
    .strictObject({
        standards: z
            .array(standard)
            .min(1)
            .default(["fsbp", "cis"])
            .describe("AWS Foundational Security Best Practices, and the CIS AWS Foundations Benchmark 5.0."),
        disabledControls: z
            .strictObject({ fsbp: controls.optional(), cis: controls.optional() })
            .default({})
            .describe("Controls of a standard that are not checked, each with the reason."),
    })
    .describe("Security Hub CSPM: every resource against published standards.");

const accessAnalyzer = z
    .strictObject({
        unusedDays: z
            .int()
            .min(1)
            .max(365)
            .optional()
            .describe(
                "Days after which a right that nobody used is a finding; paid for by the role. Default: not looked for.",
            ),
    })
    .describe("Access Analyzer: what others than this account can reach.");

const inspector = z
    .strictObject({
        scan: z
            .array(z.enum(["EC2", "ECR", "LAMBDA"]))
            .min(1)
            .default(["EC2", "ECR", "LAMBDA"])
            .describe("Whose packages are compared with known vulnerabilities: instances, images, functions."),
    })
    .describe("Inspector: vulnerable software.");

const organization = z
    .strictObject({
        id: z
            .string()
            .regex(/^o-[a-z0-9]{10,32}$/, { error: "allowed: an organization's id such as o-a1b2c3d4e5" })
            .describe("`aws organizations describe-organization --query Organization.Id`"),
        managementAccountId: accountId.describe("The organization's management account, which owns its trail."),
    })
    .describe(
        "That this account is the organization's delegated administrator: its trail and detectors are for all accounts. The other stacks leave theirs out. Default: for this account alone.",
    );

export const accountSchema = z
    .strictObject({
        regions: z
            .array(
                z
                    .string()
                    .refine((region) => REGIONS.includes(region), { error: "allowed: a region such as us-west-2" }),
            )
            .default([])
            .describe(
                "Further regions for GuardDuty, AWS Config, Access Analyzer and the defaults of EC2. The trail has all of them anyway.",
            ),
        leftOut: z
            .strictObject({
                trail: reason.optional(),
                config: reason.optional(),
                guardDuty: reason.optional(),
                securityHub: reason.optional(),
                accessAnalyzer: reason.optional(),
                inspector: reason.optional(),
                defaults: reason.optional(),
                passwordPolicy: reason.optional(),
            })
            .default({})
            .describe(
                "Parts that are not made here, each with the reason: who has it instead, such as the organization.",
            ),
        organization: organization.optional(),
        retentionDays: z
            .int()
            .min(90)
            .max(3650)
            .default(365)
            .describe("Days that the files of the trail and of AWS Config are kept."),
        trail: trail.optional(),
        config: config.optional(),
        guardDuty: guardDuty.optional(),
        securityHub: securityHub.optional(),
        accessAnalyzer: accessAnalyzer.optional(),
        inspector: inspector.optional(),
    })
    .describe("The security baseline of the account: what AWS has once in an account, made in one of its stacks.");

export type AccountConfig = ConfigOf<typeof accountSchema>;

export type OrganizationConfig = ConfigOf<typeof organization>;

export type AccountPart = keyof AccountConfig["leftOut"];

export type TrailConfig = ConfigOf<typeof trail>;
export type RecorderConfig = ConfigOf<typeof config>;
export type GuardDutyConfig = ConfigOf<typeof guardDuty>;
export type SecurityHubConfig = ConfigOf<typeof securityHub>;
export type AccessAnalyzerConfig = ConfigOf<typeof accessAnalyzer>;
export type InspectorConfig = ConfigOf<typeof inspector>;

/** The parts that this stack makes, with every default filled in. */
export function partsOf(account: AccountConfig) {
    const made = <S extends z.ZodType>(part: AccountPart, schema: S, given: unknown): z.output<S> | undefined =>
        account.leftOut[part] === undefined ? schema.parse(given ?? {}) : undefined;
    return {
        trail: made("trail", trail, account.trail),
        config: made("config", config, account.config),
        guardDuty: made("guardDuty", guardDuty, account.guardDuty),
        securityHub: made("securityHub", securityHub, account.securityHub),
        accessAnalyzer: made("accessAnalyzer", accessAnalyzer, account.accessAnalyzer),
        inspector: made("inspector", inspector, account.inspector),
        defaults: account.leftOut.defaults === undefined,
        passwordPolicy: account.leftOut.passwordPolicy === undefined,
    };
}
