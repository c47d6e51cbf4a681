import { noteOf } from "@platform/aws-model/facets/drawing";
import { plural } from "@platform/aws-model/show";
import { peopleRightsOf } from "../../trust/people";
import type { DrawingBuilder } from "../drawing-builder";
import { addProvider } from "./takers";

/** What people may do by IAM Identity Center, in this account and in others. */
export function addPermissionSets(builder: DrawingBuilder): void {
    const sets = peopleRightsOf(builder.plan).map(({ set, urn, accounts, rights }) => {
        const [only] = accounts;
        const where =
            accounts.length === 1 && only !== undefined ? `account ${only}` : plural(accounts.length, "account");
        const detail = noteOf(accounts.join(", "), rights.join(", "));
        return {
            urn,
            box: { id: urn, kind: "role", title: set, note: where, detail, urn },
            line: `${set}: ${detail}`,
        } as const;
    });
    if (sets.length > 0) addProvider(builder, "IAM Identity Center, people", "Permission sets", sets);
}
