import type { PolicyFinding } from "../../../policy-pack/lib/finding";
import type { Graph } from "@platform/aws-model/graph/graph";
import type { Policy } from "../../../policy-pack/lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import type { Session } from "../../../policy-pack/lib/session";
import { policies } from "../../../policy-pack/policies";
import { providerLookup } from "@platform/preview/policies/record";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import type { Baseline } from "./baseline";
import { Surroundings, type Told } from "./told";
import { graph, resourceArgs } from "../harness/views";

/** Who reports something, by the two phases of a run: each resource before it is created, the stack in the end. */
export interface Reporters {
    readonly before: readonly string[];
    readonly after: readonly string[];
}

/**
 * The policies that report something about a stack, in alphabetical order; notices do not count. The checks run as they
 * are, without the protocol around them. Resources of `compliant` are known to comply each by itself, so only the others
 * are judged one by one. A policy over the stack is run unless a baseline shows that its answer is the same as there.
 */
export function reporters(
    records: readonly PolicyRecord[],
    told: Told,
    judges: readonly Policy[] = policies,
    compliant: ReadonlySet<PolicyRecord> = new Set(),
    baseline?: Baseline,
): Reporters {
    const surroundings = new Surroundings(told);
    const counts = (findings: readonly PolicyFinding[] = []) =>
        findings.some(({ kind }) => kind !== "notice" && (kind !== "deferred" || told.deferred !== false));
    const changed = resources(surroundings.session, records, compliant);
    const difference = baseline?.differenceTo(records);
    let stack: Graph | undefined;
    const before = (policy: Policy): boolean => {
        const single = policy.scope === "resource" ? policy : policy.early;
        const applicable = changed.filter(({ type }) => single?.types?.includes(type) ?? true);
        return applicable.some((resource) => counts(single?.check(resource, surroundings.of(policy))));
    };
    const after = (policy: Policy): boolean => {
        if (policy.scope !== "stack" || (difference && baseline?.concerns(policy, difference) === false)) return false;
        return counts(policy.check((stack ??= graph(records, surroundings.settings)), surroundings.of(policy)));
    };
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
