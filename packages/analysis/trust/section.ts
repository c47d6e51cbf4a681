import { plural } from "@platform/aws-model/show";
import type { Block, Section, Verdict } from "../section";
import { worstVerdict } from "../shared/worst-verdict";
import { NOT_KNOWN } from "./claims";
import type { PeopleRights } from "./people";
import { givenText, peopleTable, rightsText } from "./people-table";
import { EVERYBODY, type Sharing } from "./sharing";
import type { Taker } from "./takers";

export interface TrustReport {
    readonly takers: readonly Taker[];
    readonly people: readonly PeopleRights[];
    readonly sharings: readonly Sharing[];
    /** `aws:allowedAccountIds`; empty where the stack names none. */
    readonly ownAccounts: readonly string[];
}

/** The report for people. */
export function trustSection(report: TrustReport): Section {
    const { takers, people, sharings } = report;
    const verdicts = [...takers.map(({ verdict }) => verdict), ...sharings.map(verdictOfSharing(report))];
    return {
        id: "trust",
        title: "Who may change this stack from outside",
        verdict: worstVerdict(verdicts),
        summary: summaryOf(report),
        blocks: [
            ...takersTable(takers),
            ...peopleTable(people),
            ...sharingsTable(report),
            { kind: "text", text: METHOD },
        ],
        data: report,
    };
}

const METHOD =
    "From the trust documents of the plan's roles, its permission sets and the policies of its resources. AWS's own services, and roles and users of " +
    "the stack's account, are not outside. Who is in a group, and whoever has credentials of an administrator, is in no plan.";

const UNTOLD = "somebody whom the plan does not tell";

function summaryOf({ takers, people, sharings }: TrustReport): string {
    const roles = new Set(takers.map(({ urn }) => urn)).size;
    const who = [...new Set(takers.map((taker) => (taker.who === NOT_KNOWN ? UNTOLD : taker.who)))];
    const taken =
        roles === 0
            ? "No role of the stack can be taken from outside."
            : `${plural(roles, "role")} can be taken from outside: by ${who.join("; ")}.`;
    const given = people.length === 0 ? "" : ` ${givenText(people)}`;
    const accounts = [...new Set(sharings.map(({ account }) => account))];
    return accounts.length === 0
        ? `${taken}${given}`
        : `${taken}${given} Resources let in other accounts: ${accounts.join(", ")}.`;
}

function takersTable(takers: readonly Taker[]): readonly Block[] {
    if (takers.length === 0) return [];
    const titles = ["Role", "Who", "Subject", "Environment", "Branch", "Session", "Rights"];
    return [
        {
            kind: "table",
            caption: "Roles that are taken from outside",
            columns: titles.map((title) => ({ title })),
            rows: takers.map(({ role, urn, who, verdict, subject, environment, branch, ...more }) => [
                { text: role, urn },
                { text: who, verdict },
                ...[subject, environment, branch],
                more.sessionHours === undefined ? NOT_KNOWN : `${more.sessionHours} h`,
                rightsText(more.rights, more.boundary),
            ]),
        },
    ];
}

function sharingsTable(report: TrustReport): readonly Block[] {
    if (report.sharings.length === 0) return [];
    return [
        {
            kind: "table",
            caption: "Resources whose own policies let in other accounts",
            columns: [{ title: "Resource" }, { title: "Account" }, { title: "May" }],
            rows: report.sharings.map((sharing) => [
                { text: sharing.resource, urn: sharing.urn },
                { text: sharing.account, verdict: verdictOfSharing(report)(sharing) },
                sharing.actions.join(", ") || NOT_KNOWN,
            ]),
        },
    ];
}

/** Whose an account is, is for `known-accounts` to say; without own accounts it may be the stack's. */
const verdictOfSharing =
    ({ ownAccounts }: TrustReport) =>
    ({ account }: Sharing): Verdict => {
        if (account === EVERYBODY) return "bad";
        return account === NOT_KNOWN || ownAccounts.length === 0 ? "unknown" : "neutral";
    };
