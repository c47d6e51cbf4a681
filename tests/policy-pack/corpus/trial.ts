import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import type { Settings } from "@platform/aws-model/settings";
import { providerLookup } from "@platform/preview/policies/record";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import type { PolicyFinding } from "../../../policy-pack/lib/finding";
import type { CheckContext, Policy } from "../../../policy-pack/lib/policy";
import { graph, resourceArgs } from "../harness/views";
import { surroundingsOf, type Told } from "./told";

/** A stack before the policies. The checks run as they are, without the protocol around them. */
export class Trial {
    private readonly surroundings: ReturnType<typeof surroundingsOf>;
    private readonly providers;
    private readonly seen = new Map<PolicyRecord, Resource>();
    private whole?: Graph;

    constructor(
        readonly records: readonly PolicyRecord[],
        told: Told,
    ) {
        this.surroundings = surroundingsOf(told);
        this.providers = providerLookup(records);
    }

    get settings(): Settings {
        return this.surroundings.settings;
    }

    /** What a policy is told. */
    context(policy: Policy): CheckContext {
        return this.surroundings.of(policy);
    }

    /** The stack as policies over stacks see it. */
    get graph(): Graph {
        return (this.whole ??= graph(this.records, this.settings));
    }

    /** What a policy finds in some of the resources before they are created, each by itself. */
    single(
        policy: Policy,
        records: readonly PolicyRecord[],
        context: CheckContext,
        shown = (resource: Resource): Resource => resource,
    ): readonly PolicyFinding[] {
        const check = policy.scope === "resource" ? policy : policy.early;
        if (check === undefined) return [];
        const applicable = records.filter(({ type, kind }) => kind !== "read" && (check.types?.includes(type) ?? true));
        return withoutStacks(() => applicable.flatMap((record) => check.check(shown(this.resource(record)), context)));
    }

    /** What a policy finds in the stack. */
    stack(policy: Policy, stack: Graph, context: CheckContext): readonly PolicyFinding[] {
        return policy.scope === "stack" ? withoutStacks(() => policy.check(stack, context)) : [];
    }

    private resource(record: PolicyRecord): Resource {
        const known = this.seen.get(record) ?? this.surroundings.session.resource(resourceArgs(record, this.providers));
        this.seen.set(record, known);
        return known;
    }
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
