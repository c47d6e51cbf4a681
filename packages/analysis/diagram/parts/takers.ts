import { noteOf } from "@platform/aws-model/facets/drawing";
import { groupBy } from "@platform/aws-model/group-by";
import { plural } from "@platform/aws-model/show";
import { ANY } from "../../trust/claims";
import { takersOf, type Taker } from "../../trust/takers";
import { boxName, type DrawingBuilder } from "../drawing-builder";
import type { Box } from "../model";
import { ROW } from "./network";

/** More roles of one provider than this stand in a grid, with one line to it. */
const SINGLE = 4;

/** What a provider's people or programs get, and what they have to show for it. */
export interface GivenRole {
    readonly urn: string;
    readonly box: Box;
    readonly line: string;
}

/**
 * Identity providers outside the account (GitHub, CircleCI), and the roles that their tokens take.
 *
 * @returns What is not drawn, since the plan does not say who takes it.
 */
export function addTakers(builder: DrawingBuilder): readonly string[] {
    // Accounts make no difference here: those that trust other accounts are in the trust analysis.
    const takers = takersOf(builder.plan, []);
    const federated = takers.filter(({ kind }) => kind === "federated");
    for (const [who, trusted] of groupBy(federated, (taker) => taker.who)) {
        const roles = trusted.map((taker) => ({
            ...{ urn: taker.urn, box: roleBox(builder, taker), line: `${who}: ${demandsOf(taker)}` },
        }));
        addProvider(builder, who, `Roles of ${who}`, roles);
    }
    const unknown = new Set(takers.filter(({ kind }) => kind === "unknown").map(({ urn }) => urn));
    return unknown.size === 0 ? [] : [`who takes ${plural(unknown.size, "role")}, which is not known`];
}

/** @param who The provider, and behind a comma what it is. @param title Of the grid, where the roles are many. */
export function addProvider(builder: DrawingBuilder, who: string, title: string, given: readonly GivenRole[]): void {
    const [name = who, ...rest] = who.split(", ");
    const note = rest.join(", ") || "identity provider";
    const { id } = builder.add({
        id: `provider ${who}`,
        kind: "identity-provider",
        title: name,
        note,
        row: ROW.outside,
    });
    const roles = [...new Map(given.map(({ urn, box }) => [urn, box]))]
        .filter(([urn]) => builder.find(urn) === undefined)
        .map(([, box]) => box);
    if (roles.length > SINGLE) {
        const frame = { id: `roles of ${who}`, kind: "regional", title, note: plural(roles.length, "role") } as const;
        builder.add({ ...frame, grid: roles, columns: SINGLE, row: ROW.connections });
    } else for (const role of roles) builder.add({ ...role, row: ROW.connections });
    for (const { urn, line } of given)
        for (const to of builder.boxesOf(urn)) builder.link({ from: id, to, kind: "trust", urn, detail: line });
}

function roleBox({ plan }: DrawingBuilder, { role, urn, rights }: Taker): Box {
    const resource = plan.find(urn);
    const title = resource === undefined ? role : boxName(resource);
    return { id: urn, kind: "role", title, note: "role", detail: noteOf(role, rights.join(", ")), urn };
}

/** What a token has to say; a claim that is not known is named so. */
function demandsOf({ role, subject, environment, branch }: Taker): string {
    const claims = Object.entries({ subject, environment, branch }).filter(([, value]) => value !== ANY);
    return `${role} for ${noteOf(...claims.map(([name, value]) => `${name} ${value}`)) || "any token"}`;
}
