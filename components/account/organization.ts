import { z } from "zod";
import type { ProjectStacks } from "../shared/block/block";
import { accountId } from "../shared/block/primitives";
import type { AccountConfig, AccountPart, OrganizationConfig } from "./schema";

/** The organization of a delegated administrator. */
export interface Organization extends OrganizationConfig {
    /** Its accounts that have stacks of this project, besides the administrator's and the management account. */
    readonly memberAccountIds: readonly string[];
}

/** What the delegated administrator has for all accounts, so that they leave theirs out. */
export const organizationWide: readonly AccountPart[] = ["trail", "guardDuty", "securityHub", "inspector"];

/** What other stacks say of the organization. */
export const administrators = z.object({ organization: z.object({ managementAccountId: accountId }) });

/** What the files of all stacks say of the account. */
export interface AccountPlace {
    /** The organization that it looks after. Undefined: it looks after itself alone. */
    readonly organization?: Organization | undefined;
    /** Whether another account looks after it. */
    readonly isMember: boolean;
    /** Permission sets of Identity Center whose people may do everything; undefined where no stack has permission sets. */
    readonly administratorSets?: readonly string[] | undefined;
}

const identityCenter = z.object({
    permissionSets: z.record(z.string(), z.object({ rights: z.string() }).catch({ rights: "" })),
});

/** What the stack's own blocks and the other stacks say of its account. */
export function accountPlace(
    own: {
        readonly account: AccountConfig;
        readonly identityCenter?: z.output<typeof identityCenter> | undefined;
    },
    stacks: ProjectStacks,
): AccountPlace {
    const { organization } = own.account;
    const centers = [
        ...(own.identityCenter === undefined ? [] : [own.identityCenter]),
        ...stacks.inOtherStacks("identityCenter", identityCenter).map(([, center]) => center),
    ];
    return {
        organization: organization && organizationOf(organization, stacks),
        isMember: organization === undefined && stacks.inOtherStacks("account", administrators).length > 0,
        administratorSets: centers.length === 0 ? undefined : centers.flatMap(administratorSets),
    };
}

function administratorSets({ permissionSets }: z.output<typeof identityCenter>): readonly string[] {
    return Object.entries(permissionSets).flatMap(([name, { rights }]) => (rights === "administrators" ? [name] : []));
}

function organizationOf(organization: OrganizationConfig, stacks: ProjectStacks): Organization {
    const accountsOf = (stack: string) => stacks.factsOf(stack)?.accountIds ?? [];
    const notMembers = [...accountsOf(stacks.stack), organization.managementAccountId];
    const others = new Set(stacks.otherStacks.flatMap(accountsOf));
    const memberAccountIds = [...others].filter((id) => !notMembers.includes(id)).sort();
    return { ...organization, memberAccountIds };
}
