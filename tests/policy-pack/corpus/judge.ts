import type { Exemption } from "../../../policy-pack/lib/exemption";
import type { PolicyFinding } from "../../../policy-pack/lib/finding";
import type { Graph } from "@platform/aws-model/graph/graph";
import type { Policy } from "../../../policy-pack/lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { Session } from "../../../policy-pack/lib/session";
import { defaultSettings, type Settings } from "@platform/aws-model/settings";
import { policies } from "../../../policy-pack/policies";
import { providerLookup } from "@platform/preview/policies/record";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import { TODAY } from "./pack-mutants";
import { context, graph, resourceArgs } from "../harness/views";

/** Who reports something, by the two phases of a run: each resource before it is created, the stack in the end. */
export interface Reporters {
    readonly before: readonly string[];
    readonly after: readonly string[];
}

const APPROVAL = "approved-types-only";

/** What the pack is told about a stack. */
export interface Told {
    readonly settings?: Partial<Settings>;
    readonly exemptions?: readonly Exemption[];
    readonly approved?: readonly string[];
    /** Whether what a preview leaves to the update counts; it does unless said otherwise. */
    readonly deferred?: boolean;
}

/**
 * The policies that report something about a stack, in alphabetical order; notices do not count. The checks run as they
 * are, without the protocol around them. Resources of `compliant` are known to comply each by itself, so only the others
 * are judged one by one; the stack as a whole always is.
 */
export function reporters(
    records: readonly PolicyRecord[],
    told: Told,
    judges: readonly Policy[] = policies,
    compliant: ReadonlySet<PolicyRecord> = new Set(),
): Reporters {
    const settings = { ...defaultSettings, ...told.settings };
    const session = new Session(policies, { settings, today: TODAY, exemptions: told.exemptions ?? [] });
    const surroundings = (policy: Policy) => ({
        ...context(
            { settings, config: policy.name === APPROVAL ? { additionalTypes: told.approved ?? [] } : {} },
            policy,
        ),
        exemptions: session.ledger.status(true),
    });
    const counts = (findings: readonly PolicyFinding[] = []) =>
        findings.some(({ kind }) => kind !== "notice" && (kind !== "deferred" || told.deferred !== false));
    const changed = resources(session, records, compliant);
    let stack: Graph | undefined;
    const before = (policy: Policy): boolean => {
        const single = policy.scope === "resource" ? policy : policy.early;
        const applicable = changed.filter(({ type }) => single?.types?.includes(type) ?? true);
        return applicable.some((resource) => counts(single?.check(resource, surroundings(policy))));
    };
    const after = (policy: Policy): boolean =>
        policy.scope === "stack" && counts(policy.check((stack ??= graph(records, settings)), surroundings(policy)));
    return withoutStacks(() => ({ before: namesOf(judges.filter(before)), after: namesOf(judges.filter(after)) }));
}

/** Both phases together. */
export function everybody({ before, after }: Reporters): readonly string[] {
    return [...new Set([...before, ...after])].sort();
}

function resources(
    session: Session,
    records: readonly PolicyRecord[],
    compliant: ReadonlySet<PolicyRecord>,
): Resource[] {
    const providers = providerLookup(records);
    return records
        .filter((record) => record.kind !== "read" && !compliant.has(record))
        .map((record) => session.resource(resourceArgs(record, providers)));
}

/** Errors of the SDK that say "not known" are many, and their call stacks expensive. */
function withoutStacks<T>(work: () => T): T {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
        return work();
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}

function namesOf(found: readonly Policy[]): readonly string[] {
    return found.map(({ name }) => name).sort();
}
