import type { Finding } from "@platform/aws-model/finding";
import type { JudgedResource } from "./judged-resource";
import type { Value } from "@platform/aws-model/value";

/** What a rule has to say about one value. */
export interface Problem {
    /** Stable short name of the kind of mistake, such as `port-range`. */
    readonly code: string;
    /** The value at fault, with its path. */
    readonly at: Value;
    /** What is wrong and what is allowed; it is read after the property's path and value, as in `port = 70000: must be …`. */
    readonly message: string;
    /** What to do. */
    readonly fix: string;
    /** Default `mandatory`: AWS or the provider would refuse it. */
    readonly level?: Finding["level"];
}

export function toFinding(resource: JudgedResource, problem: Problem): Finding {
    const { at, code, message, fix } = problem;
    return {
        source: "provider",
        level: problem.level ?? "mandatory",
        code,
        urn: resource.urn,
        ...(at.path === "" ? {} : { property: at.path }),
        ...(at.path === "" || at.absent ? {} : { value: at.printed }),
        message,
        fix,
    };
}
