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

/** What the account is in an organization. */
export interface OrganizationPlace {
    /** The organization that it looks after. Undefined: it looks after itself alone. */
    readonly organization?: Organization | undefined;
    /** Whether another account looks after it. */
    readonly isMember: boolean;
}

/** What the stack files say of the account's place. */
export function placeInOrganization(
    { organization }: AccountConfig,
    stacks: Pick<ProjectStacks, "stack" | "otherStacks" | "factsOf" | "inOtherStacks">,
): OrganizationPlace {
    if (organization === undefined) {
        return { isMember: stacks.inOtherStacks("account", administrators).length > 0 };
    }
    const accountsOf = (stack: string) => stacks.factsOf(stack)?.accountIds ?? [];
    const notMembers = [...accountsOf(stacks.stack), organization.managementAccountId];
    const others = new Set(stacks.otherStacks.flatMap(accountsOf));
    const memberAccountIds = [...others].filter((id) => !notMembers.includes(id)).sort();
    return { organization: { ...organization, memberAccountIds }, isMember: false };
}
