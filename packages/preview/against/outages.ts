import { dashboard } from "@platform/aws-model/kinds/cloudwatch-dashboard";
import { given } from "@platform/aws-model/facets/kind";
import { kindOf } from "@platform/aws-model/kinds/index";
import { canonicalType } from "@platform/aws-model/tokens";
import { shortType } from "../render/type-name";
import type { ResourceRecord } from "../result";
import type { BaselineResource, Change } from "./comparison";
import type { Match } from "./matching";

/** As many users as a line names. */
const NAMED = 3;

/**
 * Says of each change what stops working while the update runs. A resource loses its users when it is replaced and its
 * kind says what that means, when it is deleted before its successor is there, or when it is deleted and a resource that
 * used it turns to another one of its kind. What disappears together with its users is no outage: somebody wants it gone.
 * Of some kinds, a user loses something too that turns to another one while the old one stays.
 */
export function withOutages(
    changes: readonly Change[],
    planned: readonly Match[],
    baseline: readonly BaselineResource[],
): Change[] {
    const facts = new OutageFacts(planned, baseline);
    return changes.map((change) => {
        const outage = change.resource === "custom" ? facts.outageOf(change) : undefined;
        if (outage === undefined) return change;
        return facts.losesData(change) ? { ...change, outage, dataLost: true } : { ...change, outage };
    });
}

class OutageFacts {
    private readonly after = new Map<string, ResourceRecord>();
    private readonly usersAfter: ReadonlyMap<string, readonly ResourceRecord[]>;
    private readonly usersBefore: ReadonlyMap<string, readonly BaselineResource[]>;
    /** What each resource of the baseline has become. */
    private readonly become = new Map<string, ResourceRecord>();
    private readonly before = new Map<string, BaselineResource>();
    private readonly baseline: ReadonlyMap<string, BaselineResource>;

    constructor(planned: readonly Match[], baseline: readonly BaselineResource[]) {
        this.baseline = new Map(baseline.map((one) => [one.urn, one]));
        for (const { after, before } of planned) {
            this.after.set(after.urn, after);
            if (before !== undefined) {
                this.become.set(before.urn, after);
                this.before.set(after.urn, before);
            }
        }
        this.usersAfter = usersOf(planned.map(({ after }) => after));
        this.usersBefore = usersOf(baseline);
    }

    outageOf({ kind, urn, type }: Change): string | undefined {
        const lost = given(kindOf(type)?.lifecycle)?.outage;
        if (kind === "replace") {
            const users = this.usersAfter.get(urn) ?? [];
            const isGone = this.after.get(urn)?.options.deleteBeforeReplace === true && users.length > 0;
            const text = lost ?? (isGone ? "it is deleted before the new one is there" : undefined);
            return text === undefined ? undefined : text + usedBy(users);
        }
        if (kind === "update") return this.outageOfTurning(urn);
        if (kind !== "delete" || lost === undefined) return undefined;
        const users = (this.usersBefore.get(urn) ?? []).flatMap((user) => this.become.get(user.urn) ?? []);
        const moved = users.filter((user) => this.turnsToAnother(user, type));
        return moved.length === 0 ? undefined : lost + usedBy(moved);
    }

    /** Whether what another takes the place of, or what its users leave for another, keeps data that nothing else has. */
    losesData({ kind, urn, type }: Change): boolean {
        const inputs = (kind === "delete" ? this.baseline : this.after).get(urn)?.inputs;
        return inputs !== undefined && given(kindOf(type)?.lifecycle)?.keepsData?.(inputs) === true;
    }

    /** What a resource loses that used one and uses another now, while the one stays. */
    private outageOfTurning(urn: string): string | undefined {
        const after = this.after.get(urn);
        const left = (this.before.get(urn)?.dependencies ?? [])
            .flatMap((used) => this.become.get(used) ?? [])
            .filter((used) => after?.dependencies.includes(used.urn) === false);
        for (const { type } of left) {
            const lost = given(kindOf(type)?.lifecycle)?.outageOfTurning;
            if (lost !== undefined && after !== undefined && this.turnsToAnother(after, type)) return lost;
        }
        return undefined;
    }

    /** Whether it uses a resource of a type that it did not use before. */
    private turnsToAnother({ urn, dependencies }: ResourceRecord, type: string): boolean {
        const before = (this.before.get(urn)?.dependencies ?? []).map((used) => this.become.get(used)?.urn);
        return dependencies.some((used) => {
            const other = this.after.get(used)?.type ?? "";
            return !before.includes(used) && canonicalType(other) === canonicalType(type);
        });
    }
}

/** Whoever depends on a resource, but who only shows what it does. */
function usersOf<T extends ResourceRecord | BaselineResource>(resources: readonly T[]): Map<string, T[]> {
    const users = new Map<string, T[]>();
    for (const resource of resources.filter(
        ({ kind, type }) => kind === "custom" && !dashboard.tokens.includes(type),
    )) {
        for (const urn of resource.dependencies) users.set(urn, [...(users.get(urn) ?? []), resource]);
    }
    return users;
}

function usedBy(users: readonly ResourceRecord[]): string {
    if (users.length === 0) return "";
    const names = users.slice(0, NAMED).map(({ type, name }) => `${shortType(type)} ${name}`);
    return ` (used by ${names.join(", ")}${users.length > NAMED ? ` and ${users.length - NAMED} more` : ""})`;
}
