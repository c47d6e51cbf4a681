import { typesIn } from "@platform/aws-model/tokens";
import { ACCOUNT_ASSIGNMENT, IDENTITY_GROUP, PERMISSION_SET } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";
import { targets } from "../shared/references";
import { NOT_KNOWN } from "./claims";
import { rightNames } from "./right-names";

/** Rights that IAM Identity Center gives to people, each in some accounts. */
export interface PeopleRights {
    /** Name of the permission set. */
    readonly set: string;
    readonly urn: string;
    /** As its description says; empty without one. */
    readonly purpose: string;
    /** Groups and users, by id, as `group 94482488-3041-7018`; groups of the plan by name. Who is in them is in no plan. */
    readonly who: readonly string[];
    readonly accounts: readonly string[];
    /** ISO 8601, as `PT8H`. */
    readonly session: string;
    /** Policies of AWS and of the accounts, by name, and `its own` for statements of the set itself. */
    readonly rights: readonly string[];
    readonly boundary: boolean;
}

/** AWS's own, where a permission set says nothing. */
const defaultSession = "PT1H";

const CUSTOMER_POLICY = typesIn("ssoadmin", "CustomerManagedPolicyAttachment");
const BOUNDARY = typesIn("ssoadmin", "PermissionsBoundaryAttachment");

/** The permission sets of a plan, in the order of their names. */
export function peopleRightsOf(plan: Plan): readonly PeopleRights[] {
    return plan
        .ofType(PERMISSION_SET)
        .filter(({ kind }) => kind === "custom")
        .map((set) => rightsOf(plan, set))
        .sort((a, b) => a.set.localeCompare(b.set, "en"));
}

function rightsOf(plan: Plan, set: PlanResource): PeopleRights {
    const of = (types: readonly string[]) =>
        plan
            .ofType(types)
            .filter((one) => targets(plan, one, one.get("permissionSetArn"), PERMISSION_SET).includes(set));
    const text = (one: PlanResource, ...path: readonly [string, ...string[]]) => known(one.get(...path).text());
    const assignments = of(ACCOUNT_ASSIGNMENT);
    const ofAccounts = of(CUSTOMER_POLICY).map(
        (one) => text(one, "customerManagedPolicyReference", "name") ?? NOT_KNOWN,
    );
    const who = assignments.map((one) => {
        const kind = text(one, "principalType")?.toLowerCase() ?? "somebody";
        const [group] = targets(plan, one, one.get("principalId"), IDENTITY_GROUP);
        return `${kind} ${(group && text(group, "displayName")) ?? text(one, "principalId") ?? NOT_KNOWN}`;
    });
    return {
        ...{ set: text(set, "name") ?? set.name, urn: set.urn, purpose: text(set, "description") ?? "" },
        who: [...new Set(who)],
        accounts: assignments.map((one) => text(one, "targetId") ?? NOT_KNOWN).sort(),
        session: set.get("sessionDuration").absent ? defaultSession : (text(set, "sessionDuration") ?? NOT_KNOWN),
        rights: rightNames(of, ofAccounts),
        boundary: of(BOUNDARY).length > 0,
    };
}
