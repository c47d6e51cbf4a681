import { ROLE } from "@platform/aws-model/types";
import { known, type Value } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";
import type { Verdict } from "../section";
import { rolesOf } from "../shared/roles-of";
import { ANY, claimsOf, NOT_KNOWN, providerName, type Claims } from "./claims";
import { allowing, partiesOf, type Party } from "./principals";
import { rightNames } from "./right-names";

/** Somebody outside of the account, and a role of the stack that he may take. */
export interface Taker extends Claims {
    readonly role: string;
    readonly urn: string;
    /** Whose tokens, or which account: `GitHub Actions`, `account 222222222222`. */
    readonly who: string;
    readonly kind: Party["kind"];
    /** Hours that a session takes at most; undefined where that is not known. */
    readonly sessionHours: number | undefined;
    /** AWS's policies that the role has, and whether it has others. */
    readonly rights: readonly string[];
    readonly boundary: boolean;
    readonly verdict: Verdict;
}

/** AWS's own, where a role says nothing. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html */
const defaultSeconds = 3600;

/** Whoever may take a role from outside, in the order of the roles' names. Services, and who is in the account, are not outside. */
export function takersOf(plan: Plan, ownAccounts: readonly string[]): readonly Taker[] {
    return plan
        .ofType(ROLE)
        .filter(({ external }) => !external)
        .flatMap((role) => takersOfRole(plan, role, ownAccounts))
        .sort((a, b) => a.role.localeCompare(b.role, "en"));
}

function takersOfRole(plan: Plan, role: PlanResource, ownAccounts: readonly string[]): readonly Taker[] {
    const statements = allowing(role.get("assumeRolePolicy"));
    const trusted: readonly Trusted[] =
        statements === undefined
            ? [unknownParty]
            : statements.flatMap((statement) =>
                  partiesOf(statement)
                      .filter((party) => party.kind !== "service" && !isOwn(party, ownAccounts))
                      .map((party) => describe(party, statement, ownAccounts.length > 0)),
              );
    return trusted.map((party) => ({ ...party, ...factsOf(plan, role) }));
}

function isOwn(party: Party, ownAccounts: readonly string[]): boolean {
    return party.kind === "account" && ownAccounts.includes(party.account);
}

type Trusted = Pick<Taker, keyof Claims | "who" | "kind" | "verdict">;

const unknownParty: Trusted = {
    ...{ who: NOT_KNOWN, kind: "unknown", verdict: "unknown" },
    ...{ subject: NOT_KNOWN, environment: NOT_KNOWN, branch: NOT_KNOWN },
};
const anything = { subject: ANY, environment: ANY, branch: ANY };

function describe(party: Party, statement: Value, knowsOwn: boolean): Trusted {
    switch (party.kind) {
        case "everybody":
            return { ...anything, kind: party.kind, who: "everybody", verdict: "bad" };
        case "federated": {
            const claims = claimsOf(statement, party.arn);
            return { ...claims, kind: party.kind, who: providerName(party.arn), verdict: verdictOf(claims, party.arn) };
        }
        case "account": {
            const note = knowsOwn ? "" : ", perhaps the stack's own";
            const judged = party.name === undefined ? "attention" : "good";
            const verdict = knowsOwn ? judged : "unknown";
            const subject = party.name ?? "whoever that account lets";
            return { ...anything, kind: party.kind, who: `account ${party.account}${note}`, subject, verdict };
        }
        default:
            return unknownParty;
    }
}

/** A directory says whom it signs in; a provider of tokens serves everybody, and has to be told. */
function verdictOf({ subject, environment, branch }: Claims, arn: string): Verdict {
    if ([subject, environment, branch].some((claim) => claim.includes(NOT_KNOWN))) return "unknown";
    return subject === ANY && !arn.includes(":saml-provider/") ? "bad" : "good";
}

function factsOf(plan: Plan, role: PlanResource) {
    const session = role.get("maxSessionDuration");
    const seconds = session.absent ? defaultSeconds : known(session.number());
    return {
        ...{ role: known(role.get("name").text()) ?? role.name, urn: role.urn },
        sessionHours: seconds === undefined ? undefined : seconds / 3600,
        rights: rightNames((types) => plan.ofType(types).filter((one) => rolesOf(plan, one).includes(role))),
        boundary: !role.get("permissionsBoundary").absent,
    };
}
