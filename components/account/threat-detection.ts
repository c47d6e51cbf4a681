import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { forEachEntry } from "../shared/records";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { GuardDutyConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The detector of each region. */
    detector: aws.guardduty.Detector,
    /** What it looks at, or does not. */
    feature: aws.guardduty.DetectorFeature,
    /** That the organization's accounts have one. */
    organization: aws.guardduty.OrganizationConfiguration,
    /** What those look at, or do not. */
    organizationFeature: aws.guardduty.OrganizationConfigurationFeature,
};

export type ThreatDetectionTransforms = TransformsOf<typeof inner>;

export interface ThreatDetectionArgs {
    /** Key of each region's resources, and the region. */
    readonly regions: Readonly<Record<string, string>>;
    readonly config: GuardDutyConfig;
    readonly deletionProtection: boolean;
    /** Whether all accounts of the organization are watched from here. */
    readonly forOrganization: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ThreatDetectionTransforms | undefined;
}

/**
 * Names that GuardDuty gives to what it may look at. `eks` is off, for there is no Kubernetes; runtime monitoring is left as new detectors have
 * it, which is off: it would put an endpoint into the VPC that no program knows.
 */
const featureNames = {
    s3: "S3_DATA_EVENTS",
    malware: "EBS_MALWARE_PROTECTION",
    rds: "RDS_LOGIN_EVENTS",
    lambda: "LAMBDA_NETWORK_LOGS",
    eks: "EKS_AUDIT_LOGS",
} as const;

/**
 * GuardDuty in each region. All features are said, for AWS turns on what is new in a new detector.
 *
 * Children: the detector of each region and its features, and with an organization what the accounts' detectors have. Cost: 4 USD a million API calls, 1 USD a gigabyte of network and DNS traffic, and what the
 * features look at. Without the detector its findings are gone, too.
 */
export class ThreatDetection extends pulumi.ComponentResource {
    static readonly type = "platform:account:ThreatDetection";

    constructor(name: string, args: ThreatDetectionArgs, opts?: pulumi.ComponentResourceOptions) {
        super(ThreatDetection.type, name, {}, withTransforms(inner, args.transform, opts));
        const wanted: readonly string[] = args.config.features;
        forEachEntry(args.regions, (region, key) => {
            const detector = new aws.guardduty.Detector(
                `${name}${key}`,
                { region, enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES" },
                { parent: this, protect: args.deletionProtection },
            );
            forEachEntry(featureNames, (feature, short) => {
                const status = wanted.includes(short) ? "ENABLED" : "DISABLED";
                new aws.guardduty.DetectorFeature(
                    `${name}${key}-${short}`,
                    { region, detectorId: detector.id, name: feature, status },
                    { parent: this },
                );
            });
            if (args.forOrganization) {
                this.watchAccounts(`${name}${key}`, { region, detectorId: detector.id }, wanted);
            }
        });
        this.registerOutputs(transformed(this));
    }

    /** Those that are there and those that come. */
    private watchAccounts(
        name: string,
        at: { readonly region: string; readonly detectorId: pulumi.Output<string> },
        wanted: readonly string[],
    ): void {
        const organization = new aws.guardduty.OrganizationConfiguration(
            `${name}-organization`,
            { ...at, autoEnableOrganizationMembers: "ALL" },
            { parent: this },
        );
        forEachEntry(featureNames, (feature, short) => {
            new aws.guardduty.OrganizationConfigurationFeature(
                `${name}-organization-${short}`,
                { ...at, name: feature, autoEnable: wanted.includes(short) ? "ALL" : "NONE" },
                { parent: this, dependsOn: organization },
            );
        });
    }
}
