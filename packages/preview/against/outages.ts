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
 * used it turns to a new one of its kind. What disappears together with its users is no outage: somebody wants it gone.
 */
export function withOutages(
    changes: readonly Change[],
    planned: readonly Match[],
    baseline: readonly BaselineResource[],
): Change[] {
    const facts = new OutageFacts(changes, planned, baseline);
    return changes.map((change) => {
        const outage = change.resource === "custom" ? facts.outageOf(change) : undefined;
        return outage === undefined ? change : { ...change, outage };
    });
}

class OutageFacts {
    private readonly after = new Map<string, ResourceRecord>();
    private readonly usersAfter: ReadonlyMap<string, readonly ResourceRecord[]>;
    private readonly usersBefore: ReadonlyMap<string, readonly BaselineResource[]>;
    /** What each resource of the baseline has become. */
    private readonly become = new Map<string, ResourceRecord>();
    private readonly isNew: ReadonlySet<string>;

    constructor(changes: readonly Change[], planned: readonly Match[], baseline: readonly BaselineResource[]) {
        for (const { after, before } of planned) {
            this.after.set(after.urn, after);
            if (before !== undefined) this.become.set(before.urn, after);
        }
        this.usersAfter = usersOf(planned.map(({ after }) => after));
        this.usersBefore = usersOf(baseline);
        this.isNew = new Set(
            changes.flatMap(({ kind, urn }) => (kind === "create" || kind === "replace" ? [urn] : [])),
        );
    }

    outageOf({ kind, urn, type }: Change): string | undefined {
        const lost = given(kindOf(type)?.lifecycle)?.outage;
        if (kind === "replace") {
            const users = this.usersAfter.get(urn) ?? [];
            const isGone = this.after.get(urn)?.options.deleteBeforeReplace === true && users.length > 0;
            const text = lost ?? (isGone ? "it is deleted before the new one is there" : undefined);
            return text === undefined ? undefined : text + usedBy(users);
        }
        if (kind !== "delete" || lost === undefined) return undefined;
        const users = (this.usersBefore.get(urn) ?? []).flatMap((user) => this.become.get(user.urn) ?? []);
        const moved = users.filter((user) => this.usesNew(user, type));
        return moved.length === 0 ? undefined : lost + usedBy(moved);
    }

    private usesNew({ dependencies }: ResourceRecord, type: string): boolean {
        return dependencies.some((urn) => {
            const other = this.after.get(urn)?.type ?? "";
            return this.isNew.has(urn) && canonicalType(other) === canonicalType(type);
        });
    }
}

function usersOf<T extends ResourceRecord | BaselineResource>(resources: readonly T[]): Map<string, T[]> {
    const users = new Map<string, T[]>();
    for (const resource of resources.filter(({ kind }) => kind === "custom")) {
        for (const urn of resource.dependencies) users.set(urn, [...(users.get(urn) ?? []), resource]);
    }
    return users;
}

function usedBy(users: readonly ResourceRecord[]): string {
    if (users.length === 0) return "";
    const names = users.slice(0, NAMED).map(({ type, name }) => `${shortType(type)} ${name}`);
    return ` (used by ${names.join(", ")}${users.length > NAMED ? ` and ${users.length - NAMED} more` : ""})`;
}
