import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ProjectStacks } from "../shared/block/block";
import { refusal } from "../shared/found";
import { forEachEntry } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { PermissionSet, type PermissionSetTransforms } from "./permission-set";
import type { IdentityCenterConfig } from "./schema";

export interface PermissionSetsArgs {
    readonly scope: Pick<AwsScope, "partition" | "region">;
    /** Which accounts the stacks are in. */
    readonly stacks: Pick<ProjectStacks, "factsOf">;
    /** The policies of the stack's own account that the sets name, where this stack makes them. */
    readonly accountPolicies?: pulumi.Resource | undefined;
    /** Changes to the arguments of each set's resources. Default: none. */
    readonly transform?: PermissionSetTransforms | undefined;
}

/**
 * Who signs in to which account with which rights, by IAM Identity Center, which exists in the stack's region: it is switched on by hand.
 * Groups and their people come from the identity provider and are looked up by name. @throws ResourceError where it is not switched on.
 */
export function createPermissionSets(config: IdentityCenterConfig | undefined, args: PermissionSetsArgs): void {
    if (config === undefined) {
        return;
    }
    const { scope, stacks, accountPolicies, transform } = args;
    const instance = pulumi.output(instanceIn(scope.region));
    const at = { instanceArn: instance.arn, identityStoreId: instance.identityStoreId };
    forEachEntry(config.permissionSets, (set, setName) => {
        const accountIds = new Set(set.stacks.flatMap((stack) => stacks.factsOf(stack)?.accountIds ?? []));
        new PermissionSet(`identity-center-${setName}`, {
            ...{ ...at, scope, setName, config: set, accountPolicies, transform },
            accountIds: [...accountIds].sort(),
        });
    });
}

/** The instance of Identity Center: an organization has one. */
async function instanceIn(region: string): Promise<{ readonly arn: string; readonly identityStoreId: string }> {
    const answer = (await aws.ssoadmin.getInstances()) as Partial<aws.ssoadmin.GetInstancesResult>;
    const { arns, identityStoreIds } = answer;
    const [arn = "", identityStoreId = ""] = [arns?.[0], identityStoreIds?.[0]];
    if (arn === "") {
        const missing = `platform:identityCenter: IAM Identity Center is not switched on in ${region}, or this account may not administer it`;
        const fix = `Switch it on in the management account, in ${region}, and make this account its delegated administrator (platform:organization does), then run this again`;
        const error = refusal(`${missing}. ${fix}`);
        // Without a list it is the answer of another tool's mocks, which are to see all that would be made.
        if (arns !== undefined) {
            throw error;
        }
    }
    return { arn, identityStoreId };
}
