import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { AccessAnalysis, type AccessAnalysisTransforms } from "./access-analysis";
import { AccountDefaults, type AccountDefaultsTransforms } from "./account-defaults";
import { AuditLog, type AuditLogTransforms } from "./audit-log";
import { AuditTrail, type AuditTrailTransforms } from "./audit-trail";
import { ConfigRecorder, type ConfigRecorderTransforms } from "./config-recorder";
import { FindingForwarding, type FindingForwardingTransforms } from "./finding-forwarding";
import { Findings, type FindingsTransforms } from "./findings";
import type { AccountPlace } from "./organization";
import { partsOf, type AccountConfig } from "./schema";
import { PeoplePolicies, type PeoplePoliciesTransforms } from "./people-policies";
import { SecurityHub, type SecurityHubTransforms } from "./security-hub";
import { ThreatDetection, type ThreatDetectionTransforms } from "./threat-detection";
import { VulnerabilityScanning, type VulnerabilityScanningTransforms } from "./vulnerability-scanning";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The password policy. */
    passwordPolicy: aws.iam.AccountPasswordPolicy,
};

/** Changes to the arguments of inner resources. */
export interface AccountTransforms extends TransformsOf<typeof inner> {
    /** Of AuditLog. */
    readonly auditLog?: AuditLogTransforms | undefined;
    /** Of AuditTrail. */
    readonly trail?: AuditTrailTransforms | undefined;
    /** Of ConfigRecorder. */
    readonly config?: ConfigRecorderTransforms | undefined;
    /** Of ThreatDetection. */
    readonly guardDuty?: ThreatDetectionTransforms | undefined;
    /** Of SecurityHub. */
    readonly securityHub?: SecurityHubTransforms | undefined;
    /** Of AccessAnalysis. */
    readonly accessAnalyzer?: AccessAnalysisTransforms | undefined;
    /** Of VulnerabilityScanning. */
    readonly inspector?: VulnerabilityScanningTransforms | undefined;
    /** Of AccountDefaults. */
    readonly defaults?: AccountDefaultsTransforms | undefined;
    /** Of PeoplePolicies. */
    readonly people?: PeoplePoliciesTransforms | undefined;
    /** Of Findings. */
    readonly findings?: FindingsTransforms | undefined;
    /** Of FindingForwarding. */
    readonly forwarding?: FindingForwardingTransforms | undefined;
}

export interface AccountArgs extends AccountPlace {
    readonly scope: AwsScope;
    readonly topics: AlarmTopics;
    /** Key of the trail's log group. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    readonly deletionProtection: boolean;
    /** The `account` block of the stack's configuration; schema.ts has its units, defaults and limits. */
    readonly config: AccountConfig;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: AccountTransforms | undefined;
}

/**
 * The security baseline of the account: what AWS has once in an account or in each region of it, made by one stack.
 *
 * Children: each part that is not left out, as a component of its own, the password policy for users that nobody should have, and Findings. What it
 * costs depends on what happens in the account: about 63 USD a month of a small one.
 */
export class Account extends pulumi.ComponentResource {
    static readonly type = "platform:account:Account";

    /** What permission sets find in the account by name. Undefined where no stack has permission sets. */
    readonly people: PeoplePolicies | undefined;
    /** The parts that are made here. */
    private readonly parts: ReturnType<typeof partsOf>;
    /** Key of each further region's resources, and the region. */
    private readonly furtherRegions: Readonly<Record<string, string>>;
    /** The same with the stack's own region, whose key is empty. */
    private readonly regions: Readonly<Record<string, string>>;

    constructor(
        private readonly name: string,
        private readonly args: AccountArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Account.type, name, {}, withTransforms(inner, args.transform, opts));
        this.parts = partsOf(args.config);
        this.furtherRegions = Object.fromEntries(args.config.regions.map((region) => [`-${region}`, region]));
        this.regions = { "": args.scope.region, ...this.furtherRegions };
        this.record();
        this.detect();
        const people = { scope: args.scope, transform: args.transform?.people };
        this.people = args.administratorSets && new PeoplePolicies(`${name}-people`, people, { parent: this });
        this.harden();
        this.tell();
        this.registerOutputs(transformed(this));
    }

    private record(): void {
        const { trail, config } = this.parts;
        const { scope, topics, encryptionKeyArn, deletionProtection, organization, transform } = this.args;
        const { administratorSets } = this.args;
        const writers = (["trail", "config"] as const).filter((part) => this.parts[part] !== undefined);
        if (writers.length === 0) {
            return;
        }
        const { retentionDays } = this.args.config;
        const auditLog = new AuditLog(
            `${this.name}-audit`,
            { scope, writers, retentionDays, deletionProtection, organization, transform: transform?.auditLog },
            { parent: this },
        );
        const shared = { scope, auditLog, deletionProtection };
        if (trail !== undefined) {
            const own = {
                topics,
                encryptionKeyArn,
                organization,
                administratorSets,
                config: trail,
                transform: transform?.trail,
            };
            new AuditTrail(`${this.name}-trail`, { ...shared, ...own }, { parent: this });
        }
        if (config !== undefined) {
            const hasSecurityHub = this.parts.securityHub !== undefined || this.args.isMember;
            const own = { regions: this.regions, hasSecurityHub, config, transform: transform?.config };
            new ConfigRecorder(`${this.name}-config`, { ...shared, ...own }, { parent: this });
        }
    }

    private detect(): void {
        const { guardDuty, securityHub, accessAnalyzer, inspector } = this.parts;
        const { scope, deletionProtection, organization, transform } = this.args;
        const { name, regions } = this;
        const forOrganization = organization !== undefined;
        const shared = { scope, regions, deletionProtection, forOrganization };
        const opts = { parent: this };
        if (guardDuty !== undefined) {
            const own = { config: guardDuty, transform: transform?.guardDuty };
            new ThreatDetection(`${name}-guardduty`, { ...shared, ...own }, opts);
        }
        if (securityHub !== undefined) {
            const own = { organization, config: securityHub, transform: transform?.securityHub };
            new SecurityHub(`${name}-security-hub`, { ...shared, ...own }, opts);
        }
        if (accessAnalyzer !== undefined) {
            const own = { config: accessAnalyzer, transform: transform?.accessAnalyzer };
            new AccessAnalysis(`${name}-access`, { ...shared, ...own }, opts);
        }
        if (inspector !== undefined) {
            const own = { organization, config: inspector, transform: transform?.inspector };
            new VulnerabilityScanning(`${name}-inspector`, { ...shared, ...own }, opts);
        }
    }

    private harden(): void {
        const { scope, transform } = this.args;
        if (this.parts.defaults) {
            new AccountDefaults(
                `${this.name}-defaults`,
                { scope, regions: this.regions, transform: transform?.defaults },
                { parent: this },
            );
        }
        if (this.parts.passwordPolicy) {
            new aws.iam.AccountPasswordPolicy(
                this.name,
                {
                    minimumPasswordLength: 14,
                    passwordReusePrevention: 24,
                    requireLowercaseCharacters: true,
                    requireUppercaseCharacters: true,
                    requireNumbers: true,
                    requireSymbols: true,
                    allowUsersToChangePassword: true,
                },
                { parent: this },
            );
        }
    }

    /** Of what is found, whoever turned on what finds it. */
    private tell(): void {
        const { name, furtherRegions: regions } = this;
        const { scope, topics, transform } = this.args;
        new Findings(`${name}-findings`, { scope, topics, transform: transform?.findings }, { parent: this });
        if (Object.keys(regions).length > 0) {
            new FindingForwarding(
                `${name}-forwarding`,
                { scope, regions, transform: transform?.forwarding },
                { parent: this },
            );
        }
    }
}
