import * as pulumi from "@pulumi/pulumi";
import type { AwsScope } from "../shared/scope";
import type { Organization } from "./organization";

/** The fixed name of the account's trail. */
export const trailName = ({ prefix }: Pick<AwsScope, "prefix">) => `${prefix}-trail`;

/** What a trail belongs to: that of an organization is the management account's, whoever made it. */
export interface TrailOwner {
    readonly accountId: pulumi.Input<string>;
    /** What the paths of its files have before the accounts'. */
    readonly folders: readonly pulumi.Input<string>[];
}

export function trailOwner({ accountId }: AwsScope, organization: Organization | undefined): TrailOwner {
    return organization === undefined
        ? { accountId, folders: [accountId] }
        : {
              accountId: organization.managementAccountId,
              folders: [organization.managementAccountId, organization.id],
          };
}

/** The trail's ARN, which is known before it exists. */
export function trailArn(scope: AwsScope, { accountId }: TrailOwner): pulumi.Output<string> {
    return pulumi.interpolate`arn:${scope.partition}:cloudtrail:${scope.region}:${accountId}:trail/${trailName(scope)}`;
}
