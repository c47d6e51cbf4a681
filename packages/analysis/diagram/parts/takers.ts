import { noteOf } from "@platform/aws-model/facets/drawing";
import { groupBy } from "@platform/aws-model/group-by";
import { plural } from "@platform/aws-model/show";
import { ANY } from "../../trust/claims";
import { takersOf, type Taker } from "../../trust/takers";
import type { DrawingBuilder } from "../drawing-builder";
import type { Box } from "../model";
import { ROW } from "./network";

/** More roles of one provider than this stand in a grid, with one line to it. */
const SINGLE = 4;

/**
 * Identity providers outside the account (GitHub, CircleCI), and the roles that their tokens take.
 *
 * @returns What is not drawn, since the plan does not say who takes it.
 */
export function addTakers(builder: DrawingBuilder): readonly string[] {
    // Accounts make no difference here: those that trust other accounts are in the trust analysis.
    const takers = takersOf(builder.plan, []);
    const federated = takers.filter(({ kind }) => kind === "federated");
    for (const [who, trusted] of groupBy(federated, (taker) => taker.who)) addProvider(builder, who, trusted);
    const unknown = new Set(takers.filter(({ kind }) => kind === "unknown").map(({ urn }) => urn));
    return unknown.size === 0 ? [] : [`who takes ${plural(unknown.size, "role")}, which is not known`];
}

function addProvider(builder: DrawingBuilder, who: string, trusted: readonly Taker[]): void {
    const [title = who, ...rest] = who.split(", ");
    const note = rest.join(", ") || "identity provider";
    const { id } = builder.add({ id: `provider ${who}`, kind: "identity-provider", title, note, row: ROW.outside });
    const roles = [...new Map(trusted.map((taker) => [taker.urn, taker])).values()]
        .filter(({ urn }) => builder.find(urn) === undefined)
        .map(roleBox);
    if (roles.length > SINGLE) addGrid(builder, who, roles);
    else for (const role of roles) builder.add({ ...role, row: ROW.connections });
    for (const taker of trusted)
        for (const to of builder.boxesOf(taker.urn))
            builder.link({ from: id, to, kind: "trust", urn: taker.urn, detail: `${who}: ${demandsOf(taker)}` });
}

function addGrid(builder: DrawingBuilder, who: string, grid: readonly Box[]): void {
    const note = plural(grid.length, "role");
    const frame = { id: `roles of ${who}`, kind: "regional", title: `Roles of ${who}`, note } as const;
    builder.add({ ...frame, grid, columns: SINGLE, row: ROW.connections });
}

function roleBox({ role, urn, rights }: Taker): Box {
    return { id: urn, kind: "role", title: role, note: "role", detail: rights.join(", "), urn };
}

/** What a token has to say; a claim that is not known is named so. */
function demandsOf({ role, subject, environment, branch }: Taker): string {
    const claims = Object.entries({ subject, environment, branch }).filter(([, value]) => value !== ANY);
    return `${role} for ${noteOf(...claims.map(([name, value]) => `${name} ${value}`)) || "any token"}`;
}
