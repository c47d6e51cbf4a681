import { groupBy } from "@platform/aws-model/group-by";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { entryOf } from "../shared/records";
import { slug } from "../shared/slug";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { PermissionSetConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** Each group. */
    group: aws.identitystore.Group,
};

export type GroupsTransforms = TransformsOf<typeof inner>;

export interface GroupsArgs {
    /** Where the groups are made. */
    readonly identityStoreId: pulumi.Input<string>;
    /** Which name the groups, by their own names. */
    readonly permissionSets: Readonly<Record<string, Pick<PermissionSetConfig, "group">>>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: GroupsTransforms | undefined;
}

/**
 * Groups in Identity Center's own directory, for a team without an identity provider. Who is in them is decided in the console.
 *
 * Children: each group once. No cost. A group of another name is another one, without the people of the first.
 */
export class Groups extends pulumi.ComponentResource {
    static readonly type = "platform:identity-center:Groups";

    private readonly ids: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(name: string, args: GroupsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Groups.type, name, {}, withTransforms(inner, args.transform, opts));
        const { identityStoreId, permissionSets } = args;
        const sets = groupBy(Object.entries(permissionSets), ([, { group }]) => group);
        const ids = [...sets].map(([displayName, of]) => {
            const description = `Permission sets: ${of.map(([set]) => set).join(", ")}`.slice(0, 1024);
            const { groupId } = new aws.identitystore.Group(
                `${name}-${slug(displayName)}`,
                { identityStoreId, displayName, description },
                { parent: this },
            );
            return [displayName, groupId] as const;
        });
        this.ids = Object.fromEntries(ids);
        this.registerOutputs(transformed(this));
    }

    /** Id of a group, by its display name. */
    idOf(displayName: string): pulumi.Output<string> {
        return entryOf(this.ids, displayName, "group");
    }
}
