import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { found } from "../shared/found";
import { declaredStatements, policyDocument } from "../shared/policy-document";
import { peopleBoundaryName, operatorsPolicyName } from "../shared/people";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { Groups } from "./groups";
import type { PermissionSetConfig, Rights } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The permission set. */
    permissionSet: aws.ssoadmin.PermissionSet,
    /** Each of AWS's policies that it has. */
    awsPolicy: aws.ssoadmin.ManagedPolicyAttachment,
    /** The account's own policy that it has. */
    ownPolicy: aws.ssoadmin.CustomerManagedPolicyAttachment,
    /** The statements of the stack file. */
    inlinePolicy: aws.ssoadmin.PermissionSetInlinePolicy,
    /** Its permissions boundary. */
    boundary: aws.ssoadmin.PermissionsBoundaryAttachment,
    /** Its group in each account. */
    assignment: aws.ssoadmin.AccountAssignment,
};

export type PermissionSetTransforms = TransformsOf<typeof inner>;

export interface PermissionSetArgs {
    readonly scope: Pick<AwsScope, "partition">;
    /** Name that people see. */
    readonly setName: string;
    readonly instanceArn: pulumi.Input<string>;
    /** Where the groups are. */
    readonly identityStoreId: pulumi.Input<string>;
    /** The groups, where this stack makes them. Default: they are there, and looked up by name. */
    readonly groups?: Groups | undefined;
    /** Accounts in which the group has it. */
    readonly accountIds: readonly string[];
    readonly config: PermissionSetConfig;
    /** The policies of the stack's own account that the set names, where this stack makes them. Default: they are there. */
    readonly accountPolicies?: pulumi.Resource | undefined;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: PermissionSetTransforms | undefined;
}

/** AWS's own policies, by what stands behind `policy/` in their ARNs. */
const awsPolicies: Readonly<Record<Rights, readonly string[]>> = {
    readers: ["job-function/ViewOnlyAccess", "CloudWatchReadOnlyAccess"],
    operators: ["job-function/ViewOnlyAccess", "CloudWatchReadOnlyAccess"],
    auditors: ["job-function/ViewOnlyAccess", "SecurityAudit"],
    administrators: ["AdministratorAccess"],
};

/**
 * What the people of a group may do in some accounts.
 *
 * Children: the permission set, its policies, its boundary but for administrators, and its assignment in each account. No cost. Another
 * name replaces it, and its people are signed out. @throws ResourceError where there is no such group.
 */
export class PermissionSet extends pulumi.ComponentResource {
    static readonly type = "platform:identity-center:PermissionSet";

    constructor(
        private readonly name: string,
        private readonly args: PermissionSetArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(PermissionSet.type, name, {}, withTransforms(inner, args.transform, opts));
        const { setName, instanceArn, config } = args;
        const set = new aws.ssoadmin.PermissionSet(
            name,
            {
                ...{ instanceArn, name: setName },
                description: `Rights of ${config.rights}, for ${config.group}`.slice(0, 700),
                sessionDuration: `PT${config.sessionHours}H`,
            },
            { parent: this },
        );
        this.assign(set.arn, this.attach(set.arn));
        this.registerOutputs(transformed(this));
    }

    /** One after the other: AWS refuses to provision a set while it does. */
    private attach(permissionSetArn: pulumi.Output<string>): readonly pulumi.Resource[] {
        const { name, args } = this;
        const { scope, instanceArn, config } = args;
        const at = { instanceArn, permissionSetArn };
        const attached: pulumi.Resource[] = [];
        const opts = () => ({ parent: this, dependsOn: attached.slice(-1) });
        for (const policy of awsPolicies[config.rights]) {
            const managedPolicyArn = pulumi.interpolate`arn:${scope.partition}:iam::aws:policy/${policy}`;
            const key = policy.split("/").slice(-1).join().toLowerCase();
            attached.push(
                new aws.ssoadmin.ManagedPolicyAttachment(`${name}-${key}`, { ...at, managedPolicyArn }, opts()),
            );
        }
        if (config.rights === "operators") {
            const customerManagedPolicyReference = { name: operatorsPolicyName() };
            attached.push(
                new aws.ssoadmin.CustomerManagedPolicyAttachment(
                    `${name}-operators`,
                    { ...at, customerManagedPolicyReference },
                    opts(),
                ),
            );
        }
        if (config.statements.length > 0) {
            const inlinePolicy = policyDocument(declaredStatements(config.statements));
            attached.push(new aws.ssoadmin.PermissionSetInlinePolicy(name, { ...at, inlinePolicy }, opts()));
        }
        if (config.rights !== "administrators") {
            const permissionsBoundary = { customerManagedPolicyReference: { name: peopleBoundaryName() } };
            attached.push(new aws.ssoadmin.PermissionsBoundaryAttachment(name, { ...at, permissionsBoundary }, opts()));
        }
        return attached;
    }

    /** After all that the set has: AWS makes the account's role of what it has then, and refuses what it does not find there. */
    private assign(permissionSetArn: pulumi.Output<string>, attached: readonly pulumi.Resource[]): void {
        const { instanceArn, accountIds, accountPolicies = [], groups, config } = this.args;
        const dependsOn = attached.concat(accountPolicies);
        const principalId = groups?.idOf(config.group) ?? this.lookUpGroup();
        for (const targetId of accountIds) {
            new aws.ssoadmin.AccountAssignment(
                `${this.name}-${targetId}`,
                {
                    ...{ instanceArn, permissionSetArn, targetId, targetType: "AWS_ACCOUNT" },
                    ...{ principalId, principalType: "GROUP" },
                },
                // Identity Center answers slowly where there are many.
                { parent: this, dependsOn, customTimeouts: { create: "15m", delete: "15m" } },
            );
        }
    }

    private lookUpGroup(): pulumi.Output<string> {
        const { setName, identityStoreId, config } = this.args;
        const byName = { attributePath: "DisplayName", attributeValue: config.group };
        // Within `apply`: of an argument that fails the SDK would report every place that it was to go into.
        return pulumi.output(identityStoreId).apply(async (id) => {
            const alternateIdentifier = { uniqueAttribute: byName };
            const lookup = aws.identitystore.getGroup({ identityStoreId: id, alternateIdentifier }, { parent: this });
            const { groupId } = await found(lookup, this, {
                missing: `permission set ${setName}: Identity Center has no group "${config.group}"`,
                fix: "in the identity provider, and hand it over to Identity Center by SCIM; without one, set platform:identityCenter.createGroups",
            });
            return groupId;
        });
    }
}
