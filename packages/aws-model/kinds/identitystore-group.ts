import { settings } from "../facets/kind";
import { typesIn } from "../tokens";

/** People and groups that Identity Center keeps itself. */
export const identityStore = settings(
    "IAM Identity Center",
    typesIn("identitystore", "Group", "GroupMembership", "User"),
);
