import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { forEachEntry } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { Organization } from "./organization";
import type { SecurityHubConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** Security Hub. */
    hub: aws.securityhub.Account,
    /** Each standard. */
    standard: aws.securityhub.StandardsSubscription,
    /** Each control that is not checked. */
    control: aws.securityhub.StandardsControlAssociation,
    /** That accounts which join the organization have it. */
    organization: aws.securityhub.OrganizationConfiguration,
    /** Each account that is there. */
    member: aws.securityhub.Member,
};

export type SecurityHubTransforms = TransformsOf<typeof inner>;

export interface SecurityHubArgs {
    readonly scope: AwsScope;
    readonly config: SecurityHubConfig;
    readonly deletionProtection: boolean;
    readonly organization?: Organization | undefined;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: SecurityHubTransforms | undefined;
}

/** Standards by what stands behind `standards/` in their ARNs. */
const standardPaths = {
    fsbp: "aws-foundational-security-best-practices/v/1.0.0",
    cis: "cis-aws-foundations-benchmark/v/5.0.0",
} as const;

/**
 * Security Hub CSPM in the stack's region: it checks every resource of the account against published standards, whoever made it. It
 * needs AWS Config, which the account block makes as well.
 *
 * Children: the hub, a subscription for each standard, what is left out of each, and with an organization its accounts. Cost: 0.001 USD a check. Without the hub its findings are
 * gone, too.
 */
export class SecurityHub extends pulumi.ComponentResource {
    static readonly type = "platform:account:SecurityHub";

    constructor(name: string, args: SecurityHubArgs, opts?: pulumi.ComponentResourceOptions) {
        super(SecurityHub.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, config } = args;
        const hub = new aws.securityhub.Account(
            name,
            {
                enableDefaultStandards: false, // AWS would subscribe them itself, and refuse the subscriptions below
                autoEnableControls: true,
                controlFindingGenerator: "SECURITY_CONTROL", // one finding for a control that several standards have
            },
            { parent: this, protect: args.deletionProtection },
        );
        if (args.organization !== undefined) {
            this.addAccounts(name, args.organization, hub);
        }
        for (const standard of config.standards) {
            const standardsArn = pulumi.interpolate`arn:${scope.partition}:securityhub:${scope.region}::standards/${standardPaths[standard]}`;
            const subscription = new aws.securityhub.StandardsSubscription(
                `${name}-${standard}`,
                { standardsArn },
                { parent: this, dependsOn: hub },
            );
            forEachEntry(config.disabledControls[standard] ?? {}, (updatedReason, securityControlId) => {
                new aws.securityhub.StandardsControlAssociation(
                    `${name}-${standard}-${securityControlId}`,
                    { standardsArn, securityControlId, associationStatus: "DISABLED", updatedReason },
                    { parent: this, dependsOn: subscription },
                );
            });
        }
        this.registerOutputs(transformed(this));
    }

    /** AWS turns it on by itself only in accounts that join later, with its default standards in both. */
    private addAccounts(name: string, { memberAccountIds }: Organization, hub: pulumi.Resource): void {
        const organization = new aws.securityhub.OrganizationConfiguration(
            `${name}-organization`,
            { autoEnable: true, autoEnableStandards: "DEFAULT" },
            { parent: this, dependsOn: hub },
        );
        for (const accountId of memberAccountIds) {
            const opts = { parent: this, dependsOn: organization };
            new aws.securityhub.Member(`${name}-${accountId}`, { accountId }, opts);
        }
    }
}
