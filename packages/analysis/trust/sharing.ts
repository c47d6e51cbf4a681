import { field } from "@platform/aws-model/fields";
import { conditionsOf } from "@platform/aws-model/iam/conditions";
import { RESOURCE_POLICIES, resourcePoliciesOf } from "@platform/aws-model/iam/resource-policies";
import { ROLE } from "@platform/aws-model/types";
import { known, type Value } from "@platform/aws-model/value";
import type { Plan } from "../plan";
import { NOT_KNOWN } from "./claims";
import { allowing, partiesOf } from "./principals";

/** Another account, or everybody, that a resource's own policy lets in. */
export interface Sharing {
    /** Type and name. */
    readonly resource: string;
    readonly urn: string;
    /** Twelve digits, `everybody`, `everybody, with conditions`, or `not known`. */
    readonly account: string;
    readonly actions: readonly string[];
}

export const EVERYBODY = "everybody";

/** What other accounts may do with resources of the stack, and not by way of a role. */
export function sharingsOf(plan: Plan, ownAccounts: readonly string[]): readonly Sharing[] {
    const types = Object.keys(RESOURCE_POLICIES).filter((type) => !ROLE.includes(type));
    return plan.ofType(types).flatMap((resource) => {
        const kind = (resource.type.split(":").at(-1) ?? "").replace(/(?!^)([A-Z])/g, " $1").toLowerCase();
        const about = { resource: `${kind} ${resource.name}`, urn: resource.urn };
        return resourcePoliciesOf(resource).flatMap((document) => {
            const statements = allowing(document);
            return statements === undefined
                ? [{ ...about, account: NOT_KNOWN, actions: [] }]
                : statements.flatMap((statement) =>
                      otherAccounts(statement, ownAccounts).map((account) => ({
                          ...{ ...about, account },
                          actions: field(statement, "Action")
                              .items()
                              .map((action) => known(action.text()) ?? NOT_KNOWN),
                      })),
                  );
        });
    });
}

function otherAccounts(statement: Value, ownAccounts: readonly string[]): readonly string[] {
    const found = partiesOf(statement).flatMap((party) => {
        if (party.kind === "unknown") return [NOT_KNOWN];
        if (party.kind === "everybody")
            return [conditionsOf(statement)?.length === 0 ? EVERYBODY : `${EVERYBODY}, with conditions`];
        return party.kind === "account" && !ownAccounts.includes(party.account) ? [party.account] : [];
    });
    return [...new Set(found)];
}
