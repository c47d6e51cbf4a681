import { plural } from "@platform/aws-model/show";
import type { Block } from "../section";
import type { PeopleRights } from "./people";

/** The permission sets of a plan in one sentence. */
export function givenText(people: readonly PeopleRights[]): string {
    const accounts = [...new Set(people.flatMap((one) => one.accounts))].sort();
    const where = accounts.length === 0 ? "no account" : accounts.join(", ");
    return `IAM Identity Center gives people ${plural(people.length, "permission set")} in ${where}.`;
}

/** What people may do in accounts, that of the stack or others. */
export function peopleTable(people: readonly PeopleRights[]): readonly Block[] {
    if (people.length === 0) return [];
    const titles = ["Permission set", "What for", "Who", "Accounts", "Session", "Rights"];
    return [
        {
            kind: "table",
            caption: "Rights that people get by IAM Identity Center",
            columns: titles.map((title) => ({ title })),
            rows: people.map(({ set, urn, purpose, who, accounts, session, rights, boundary }) => [
                { text: set, urn },
                purpose,
                who.join(", ") || "nobody",
                accounts.join(", ") || "none",
                session.replace(/^PT(\d+)H$/, "$1 h"),
                rightsText(rights, boundary),
            ]),
        },
    ];
}

/** `SecurityAudit, its own, within a boundary` */
export function rightsText(rights: readonly string[], boundary: boolean): string {
    return `${rights.join(", ") || "none"}${boundary ? ", within a boundary" : ""}`;
}
