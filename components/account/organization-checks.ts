import type { StackDraft } from "../shared/block/block";
import { invalid, missing, type ConfigProblem } from "../shared/block/problems";
import { administrators, organizationWide } from "./organization";
import type { AccountConfig } from "./schema";

const path = ["platform:account", "organization"];

/** The delegated administrator of an organization is one account, and it has to know which the others are. */
export function* checkAdministrator({ organization }: AccountConfig, draft: StackDraft): Iterable<ConfigProblem> {
    if (organization === undefined) {
        return;
    }
    const { managementAccountId } = organization;
    for (const [stack] of draft.inOtherStacks("account", administrators)) {
        const statement = `stack "${stack}" has it already; allowed in one stack of the project`;
        yield { path, statement, fix: "Remove it from" };
    }
    if (draft.accountIds.includes(managementAccountId)) {
        const allowed = "another account than the stack's own, which is the delegated administrator";
        yield invalid([...path, "managementAccountId"], managementAccountId, allowed);
    }
    for (const stack of draft.otherStacks.filter((other) => draft.factsOf(other)?.accountIds.length === 0)) {
        const statement = `stack "${stack}" does not say in which account it is, so that nothing would be turned on there; allowed stacks with aws:allowedAccountIds`;
        yield { path, statement, fix: `Set them in Pulumi.${stack}.yaml, or remove the block from` };
    }
}

/** AWS refuses a detector beside the organization's, and a second trail of the same events costs money. */
export function* checkMember({ leftOut }: AccountConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const [administrator] = draft.inOtherStacks("account", administrators);
    if (administrator === undefined || draft.mayShareAccount(administrator[0])) {
        return;
    }
    const [stack, { organization }] = administrator;
    const isManagement = draft.accountIds.includes(organization.managementAccountId);
    for (const part of isManagement ? (["trail"] as const) : organizationWide) {
        if (leftOut[part] === undefined) {
            const allowed = `the reason why it is not here: stack "${stack}" makes it for all accounts of the organization`;
            yield missing(["platform:account", "leftOut", part], allowed);
        }
    }
}
