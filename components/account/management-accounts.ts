import type { StackDraft } from "../shared/block/block";
import { account } from "./block";
import { administrators } from "./organization";

/** What the stack files say is the organization's management account: the stack that does, and the account. */
export function managementAccounts(draft: StackDraft): readonly (readonly [stack: string, accountId: string])[] {
    const own = draft.block(account)?.organization;
    const others = draft
        .inOtherStacks("account", administrators)
        .map(([stack, { organization }]) => [stack, organization.managementAccountId] as const);
    return [...(own === undefined ? [] : [[draft.stack, own.managementAccountId] as const]), ...others];
}
