import { setting } from "@platform/aws-model/setting";
import { violation } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { ACCOUNT_TYPES, accountsNamedBy } from "./named-accounts";
import { ownAccounts } from "./own-accounts";

const config = {
    accounts: setting(
        "Accounts that may be let in besides the provider's allowedAccountIds: others of one's own, and those of partners.",
        [] as string[],
    ),
};

/** Who is let in from other accounts is decided once, in the configuration, and not statement by statement. */
export const knownAccounts = resourcePolicy<typeof config>({
    name: "known-accounts",
    description:
        "Policies and shares must let in only accounts of one's own; a partner's account takes on a role with an external id.",
    why: "A number that was mistyped, or copied from an example, is somebody's account; without an external id a partner's other customers can have the partner act here.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation:
        "Name accounts of one's own, demand sts:ExternalId in the role for a partner, or list the account under accounts.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
    config,
    types: ACCOUNT_TYPES,
    check(resource, { config: { accounts } }) {
        const own = ownAccounts(resource);
        if (own.length === 0) return [];
        return accountsNamedBy(resource)
            .filter(({ account }) => ![...own, ...accounts].includes(account))
            .map(({ at, account }) =>
                violation(resource, {
                    at,
                    found: `account ${account}, which is none of one's own`,
                    required: "accounts of one's own, or for a role an exact sts:ExternalId",
                    fix: "correct it, add the condition, or list the account in known-accounts.accounts",
                }),
            );
    },
});
