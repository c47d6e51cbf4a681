import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { forEachEntry, mapValues } from "../shared/records";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { appointAdministrator, administratorParts } from "./administrator";
import { guardRails } from "./guard-rails";
import type { OrganizationBlock } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    ...administratorParts,
    /** The organization. */
    organization: aws.organizations.Organization,
    /** Each organizational unit. */
    unit: aws.organizations.OrganizationalUnit,
    /** Each account. */
    account: aws.organizations.Account,
    /** Each guard rail. */
    guardRail: aws.organizations.Policy,
    /** That the root has it. */
    attachment: aws.organizations.PolicyAttachment,
    /** That root users of accounts need no password. */
    rootAccess: aws.iam.OrganizationsFeatures,
};

export type OrganizationTransforms = TransformsOf<typeof inner>;

export interface OrganizationArgs {
    /** The `organization` block of the stack's configuration; schema.ts has its units, defaults and limits. */
    readonly config: OrganizationBlock;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: OrganizationTransforms | undefined;
}

/** Services that look into all accounts. */
const trusted = [
    ...["access-analyzer", "cloudtrail", "config", "guardduty", "iam", "inspector2"],
    ...["malware-protection.guardduty", "securityhub", "sso"],
].map((service) => `${service}.amazonaws.com`);

/**
 * The organization of the account that it is made in, with what holds for all of its accounts but this one.
 *
 * Children: the organization, its units and accounts, the guard rails with their attachments to the root, the root users' central access,
 * and what makes one account the administrator of the others. No cost. The organization, units, accounts and attachments are always
 * protected, and an account that is taken out of the stack stays: closing one is done by hand. Another mail of an account would replace it.
 */
export class Organization extends pulumi.ComponentResource {
    static readonly type = "platform:organization:Organization";

    constructor(
        private readonly name: string,
        private readonly args: OrganizationArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Organization.type, name, {}, withTransforms(inner, args.transform, opts));
        const organization = new aws.organizations.Organization(
            name,
            { featureSet: "ALL", awsServiceAccessPrincipals: trusted, enabledPolicyTypes: ["SERVICE_CONTROL_POLICY"] },
            { parent: this, protect: true },
        );
        const rootId = organization.roots.apply(([root]) => root?.id ?? "");
        new aws.iam.OrganizationsFeatures(
            name,
            { enabledFeatures: ["RootCredentialsManagement", "RootSessions"] },
            { parent: this, dependsOn: organization },
        );
        const made = this.accounts(rootId);
        this.guard(organization, rootId);
        const { administrator, existing, regions } = args.config;
        const accountId = existing[administrator] ?? made[administrator];
        if (accountId !== undefined) {
            appointAdministrator(
                `${name}-administrator`,
                { accountId, regions },
                // AWS refuses a second administrator.
                { parent: this, dependsOn: organization, deleteBeforeReplace: true },
            );
        }
        this.registerOutputs(transformed(this));
    }

    private accounts(rootId: pulumi.Output<string>): Readonly<Record<string, pulumi.Output<string>>> {
        const { units, accounts } = this.args.config;
        const unitIds = Object.fromEntries(
            units.map((unit) => [
                unit,
                new aws.organizations.OrganizationalUnit(
                    `${this.name}-${unit}`,
                    { name: unit, parentId: rootId },
                    { parent: this, protect: true },
                ).id,
            ]),
        );
        return mapValues(
            accounts,
            ({ email, unit = "" }, account) =>
                new aws.organizations.Account(
                    `${this.name}-account-${account}`,
                    {
                        ...{ name: `${pulumi.getProject()}-${account}`, email, parentId: unitIds[unit] ?? rootId },
                        ...{ closeOnDeletion: false, roleName: "OrganizationAccountAccessRole" },
                    },
                    // AWS does not tell the role's name again.
                    { parent: this, protect: true, retainOnDelete: true, ignoreChanges: ["roleName"] },
                ).id,
        );
    }

    private guard(organization: pulumi.Resource, rootId: pulumi.Output<string>): void {
        const { regions, exemptRoles } = this.args.config;
        forEachEntry(guardRails({ project: pulumi.getProject(), regions, exemptRoles }), (Statement, key) => {
            const policy = new aws.organizations.Policy(
                `${this.name}-${key}`,
                {
                    name: `${pulumi.getProject()}-${key}`,
                    description: `Guard rail of ${pulumi.getProject()}: ${key}`,
                    type: "SERVICE_CONTROL_POLICY",
                    content: pulumi.jsonStringify({ Version: "2012-10-17", Statement }),
                },
                { parent: this, dependsOn: organization },
            );
            new aws.organizations.PolicyAttachment(
                `${this.name}-${key}`,
                { policyId: policy.id, targetId: rootId },
                { parent: this, protect: true },
            );
        });
    }
}

/** The organization, in a stack whose file has one. */
export function createOrganization(config: OrganizationBlock | undefined): void {
    if (config !== undefined) {
        new Organization("organization", { config });
    }
}
