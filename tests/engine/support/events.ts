import { nameOf, typeOf } from "@platform/aws-model/urn";
import { existsSync, readFileSync } from "node:fs";

/** What the engine does, or would do, to a resource. */
export type Operation = "create" | "update" | "replace" | "delete";

/** What an update would do. */
export interface Plan {
    /** `update aws:…::name` of what a provider manages, sorted. */
    readonly steps: readonly string[];
    /** URNs that the engine refuses to delete or to replace because they are protected, sorted. */
    readonly refused: readonly string[];
}

/** What the engine said of a run. */
export interface Told extends Plan {
    readonly counts: Readonly<Record<Operation, number>>;
    /** What policies say: `mandatory policy: resource`, sorted. */
    readonly violations: readonly string[];
}

/** A resource's state, as an event has it. */
interface State {
    readonly type: string;
    readonly custom?: boolean;
}

interface Event {
    readonly resourcePreEvent?: {
        readonly metadata: {
            readonly op: string;
            readonly urn: string;
            readonly type: string;
            readonly old?: State | null;
            readonly new?: State | null;
        };
    };
    readonly policyEvent?: {
        readonly policyName: string;
        readonly enforcementLevel: string;
        readonly resourceUrn?: string;
    };
    readonly diagnosticEvent?: { readonly urn?: string; readonly message: string; readonly severity: string };
}

const operations: Readonly<Record<string, Operation>> = {
    create: "create",
    update: "update",
    replace: "replace",
    delete: "delete",
};

/** Reads what `--event-log` wrote. Components only group, and default providers are the engine's own: neither counts. */
export function readEvents(file: string): Told {
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    const events = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Event);
    const resources = events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []);
    const steps = resources.flatMap(({ op, urn, type, old, new: now }) => {
        const operation = operations[op];
        const counts =
            (now ?? old)?.custom === true && !(type.startsWith("pulumi:providers:") && /::default(_[^:]*)?$/.test(urn));
        return operation === undefined || !counts ? [] : [`${operation} ${urn}`];
    });
    const diagnostics = events.flatMap(({ diagnosticEvent }) => diagnosticEvent ?? []);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    return {
        steps: [...new Set(steps)].sort(),
        counts: countsOf(steps),
        refused: [...new Set(errors.flatMap(({ message }) => protectedUrn(message)))].sort(),
        violations: events
            .flatMap(({ policyEvent }) => (policyEvent === undefined ? [] : [violation(policyEvent)]))
            .sort(),
    };
}

/** How many resources each operation is done to. */
export function countsOf(steps: readonly string[]): Told["counts"] {
    const count = (operation: Operation) => new Set(steps.filter((step) => step.startsWith(`${operation} `))).size;
    return { create: count("create"), update: count("update"), replace: count("replace"), delete: count("delete") };
}

function protectedUrn(message: string): string[] {
    const [, urn] = /(?:resource|unable to \w+ resource) "(urn:[^"]+)"[^]*protect/.exec(plainText(message)) ?? [];
    return urn === undefined ? [] : [urn];
}

function violation({ policyName, enforcementLevel, resourceUrn }: NonNullable<Event["policyEvent"]>): string {
    return violated(policyName, enforcementLevel, resourceUrn);
}

/** One line for a violation of a policy. */
export function violated(policy: string, level: string, urn = ""): string {
    return `${level} ${policy}: ${typeOf(urn)} ${nameOf(urn)}`;
}

/** Without the marks of colours. */
function plainText(text: string): string {
    return text.replace(/<\{%[^%]*%\}>/g, "");
}
