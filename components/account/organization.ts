import type { ProjectStacks } from "../shared/block/block";
import type { AccountConfig, AccountPart, OrganizationConfig } from "./schema";

/** The organization of a delegated administrator. */
export interface Organization extends OrganizationConfig {
    /** Its accounts that have stacks of this project, besides the administrator's and the management account. */
    readonly memberAccountIds: readonly string[];
}

/** What the delegated administrator has for all accounts, so that they leave theirs out. */
export const organizationWide: readonly AccountPart[] = ["trail", "guardDuty", "securityHub", "inspector"];

/** The organization that the stack's account looks after, if it does. */
export function organizationOf(
    { organization }: AccountConfig,
    stacks: Pick<ProjectStacks, "stack" | "otherStacks" | "factsOf">,
): Organization | undefined {
    if (organization === undefined) {
        return undefined;
    }
    const accountsOf = (stack: string) => stacks.factsOf(stack)?.accountIds ?? [];
    const notMembers = [...accountsOf(stacks.stack), organization.managementAccountId];
    const others = new Set(stacks.otherStacks.flatMap(accountsOf));
    return { ...organization, memberAccountIds: [...others].filter((id) => !notMembers.includes(id)).sort() };
}
