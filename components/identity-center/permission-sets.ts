import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ProjectStacks } from "../shared/block/block";
import { refusal } from "../shared/found";
import { forEachEntry } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { Groups, type GroupsTransforms } from "./groups";
import { PermissionSet, type PermissionSetTransforms } from "./permission-set";
import type { IdentityCenterConfig } from "./schema";

export interface PermissionSetsArgs {
    readonly scope: Pick<AwsScope, "partition" | "region">;
    /** Which accounts the stacks are in. */
    readonly stacks: Pick<ProjectStacks, "factsOf">;
    /** The policies of the stack's own account that the sets name, where this stack makes them. */
    readonly accountPolicies?: pulumi.Resource | undefined;
    /** Changes to the arguments of the groups, and of each set's resources. Default: none. */
    readonly transform?: (GroupsTransforms & PermissionSetTransforms) | undefined;
}

/**
 * Who signs in to which account with which rights, by IAM Identity Center, which exists in the stack's region: it is switched on by hand.
 * Groups come from the identity provider and are looked up by name, or are made here. @throws ResourceError where it is not switched on.
 */
export function createPermissionSets(config: IdentityCenterConfig | undefined, args: PermissionSetsArgs): void {
    if (config === undefined) {
        return;
    }
    const { scope, stacks, accountPolicies, transform } = args;
    const instance = pulumi.output(instanceIn(scope.region));
    const { identityStoreId } = instance;
    const groups = config.createGroups
        ? new Groups("identity-center-groups", { identityStoreId, permissionSets: config.permissionSets, transform })
        : undefined;
    forEachEntry(config.permissionSets, (set, setName) => {
        const accountIds = new Set(set.stacks.flatMap((stack) => stacks.factsOf(stack)?.accountIds ?? []));
        new PermissionSet(`identity-center-${setName}`, {
            ...{ instanceArn: instance.arn, identityStoreId, groups },
            ...{ scope, setName, config: set, accountPolicies, transform },
            accountIds: [...accountIds].sort(),
        });
    });
}

/** The instance of Identity Center: an organization has one. Mocks of other tools answer no list, and are to see all that would be made. */
async function instanceIn(region: string): Promise<{ readonly arn: string; readonly identityStoreId: string }> {
    const answer = (await aws.ssoadmin.getInstances()) as Partial<aws.ssoadmin.GetInstancesResult>;
    const { arns = [""], identityStoreIds = [""] } = answer;
    const [[arn], [identityStoreId = ""]] = [arns, identityStoreIds];
    if (arn === undefined) {
        const missing = `platform:identityCenter: IAM Identity Center is not switched on in ${region}, or this account may not administer it`;
        const fix = `Switch it on in the management account, in ${region}, and make this account its delegated administrator (platform:organization does), then run this again`;
        throw refusal(`${missing}. ${fix}`);
    }
    return { arn, identityStoreId };
}
