import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ProjectStacks } from "../shared/block/block";
import { forEachEntry } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { PermissionSet, type PermissionSetTransforms } from "./permission-set";
import type { IdentityCenterConfig } from "./schema";

export interface PermissionSetsArgs {
    readonly scope: Pick<AwsScope, "partition">;
    /** Which accounts the stacks are in. */
    readonly stacks: Pick<ProjectStacks, "factsOf">;
    /** Changes to the arguments of each set's resources. Default: none. */
    readonly transform?: PermissionSetTransforms | undefined;
}

/**
 * Who signs in to which account with which rights, by IAM Identity Center, which exists in the stack's region: it is switched on by hand.
 * Groups and their people come from the identity provider and are looked up by name.
 */
export function createPermissionSets(config: IdentityCenterConfig | undefined, args: PermissionSetsArgs): void {
    if (config === undefined) {
        return;
    }
    const { scope, stacks, transform } = args;
    const instances = aws.ssoadmin.getInstancesOutput();
    const at = { instanceArn: only(instances.arns), identityStoreId: only(instances.identityStoreIds) };
    forEachEntry(config.permissionSets, (set, setName) => {
        const accountIds = new Set(set.stacks.flatMap((stack) => stacks.factsOf(stack)?.accountIds ?? []));
        new PermissionSet(`identity-center-${setName}`, {
            ...{ ...at, scope, setName, config: set, transform },
            accountIds: [...accountIds].sort(),
        });
    });
}

/** An organization has one instance. Of none, AWS's answer is empty, and the provider refuses what needs it. */
function only(values: pulumi.Output<readonly string[]>): pulumi.Output<string> {
    return values.apply(([first = ""]) => first);
}
