import { z } from "zod";

const operations = ["create", "update", "replace", "delete"] as const;
type Operation = (typeof operations)[number];

/** What would be done to each resource of a provider, by its URN. */
export type Plan = ReadonlyMap<string, Operation>;

const state = z.object({ type: z.string(), custom: z.boolean().optional() }).nullish();
const engineAnswer = z.object({
    steps: z.array(z.object({ op: z.string(), urn: z.string(), oldState: state, newState: state })).default([]),
});

/** What `pulumi preview --json` says. Components only group, and default providers are the engine's own. */
export function enginePlan(json: string): Plan {
    const { steps } = engineAnswer.parse(JSON.parse(json));
    return new Map(
        steps.flatMap(({ op, urn, oldState, newState }) => {
            const { custom, type = "" } = newState ?? oldState ?? {};
            const operation = operations.find((one) => one === op);
            return custom === true && operation !== undefined && !type.startsWith("pulumi:providers:")
                ? [[urn, operation] as const]
                : [];
        }),
    );
}

const offlineAnswer = z.object({
    comparison: z.object({
        changes: z.array(z.object({ kind: z.string(), urn: z.string(), resource: z.string() })),
    }),
});

/** What `npm run preview -- --against STATE --json` says. */
export function offlinePlan(json: string): Plan {
    const { comparison } = offlineAnswer.parse(JSON.parse(json));
    return new Map(
        comparison.changes.flatMap(({ kind, urn, resource }) => {
            const operation = operations.find((one) => one === kind);
            return resource === "custom" && operation !== undefined ? [[urn, operation] as const] : [];
        }),
    );
}

/** Where two plans differ: a line for each resource, in the order of URNs. */
export function differences(engine: Plan, offline: Plan): readonly string[] {
    return [...new Set([...engine.keys(), ...offline.keys()])]
        .sort()
        .filter((urn) => engine.get(urn) !== offline.get(urn))
        .map((urn) => `${urn}: the engine would ${verb(engine, urn)}, the offline preview would ${verb(offline, urn)}`);
}

/** `3 to create, 1 to replace`. */
export function inShort(plan: Plan): string {
    const counts = operations.flatMap((operation) => {
        const count = [...plan.values()].filter((one) => one === operation).length;
        return count === 0 ? [] : [`${count} to ${operation}`];
    });
    return counts.join(", ") || "no changes";
}

function verb(plan: Plan, urn: string): string {
    return plan.has(urn) ? `${plan.get(urn) ?? ""} it` : "leave it";
}
