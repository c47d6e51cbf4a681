import type { Graph } from "@platform/aws-model/graph/graph";
import { typeOf } from "@platform/aws-model/urn";

/** What changes between two stacks. */
export interface Difference {
    /** Types with a resource that is there in one of them alone, or not the same in both. */
    readonly changed: ReadonlySet<string>;
    /** Whether one has a type that the other lacks. */
    readonly ofTypes: boolean;
}

type Asked = (...args: never[]) => readonly string[];
/** The questions that are about some types alone, and which. */
const QUESTIONS: Readonly<Record<string, Asked>> = {
    ofType: (types: readonly string[]) => types,
    find: (urn: string) => [typeOf(urn)],
    resolve: (_owner: unknown, _value: unknown, types: readonly string[]) => types,
    linked: (types: readonly string[], _property: string, _target: unknown, targets: readonly string[]) => [
        ...types,
        ...targets,
    ],
    sources: thirdOf,
    target: thirdOf,
    reference: thirdOf,
};

function thirdOf(_owner: unknown, _property: string, types: readonly string[]): readonly string[] {
    return types;
}

/** What a check asks a stack. Where none of that differs between two stacks, it says the same of both. */
export class Footprint {
    private readonly types = new Set<string>();
    private listsTypes = false;
    private listsResources = false;

    /** A graph that notes what it is asked, also for its own parts: it must be one that nobody has asked yet. */
    on(graph: Graph): Graph {
        return new Proxy(graph, {
            get: (target, key, noting): unknown => {
                const value: unknown = Reflect.get(target, key, noting);
                const question = QUESTIONS[String(key)];
                if (key === "types") this.listsTypes = true;
                if (key === "resources") this.listsResources = true;
                if (question === undefined || typeof value !== "function") return value;
                return (...args: never[]): unknown => {
                    for (const type of question(...args)) this.types.add(type);
                    return Reflect.apply(value, target, args);
                };
            },
        });
    }

    isTouchedBy({ changed, ofTypes }: Difference): boolean {
        if (changed.size > 0 && (this.listsResources || (this.listsTypes && ofTypes))) return true;
        return [...changed].some((type) => this.types.has(type));
    }
}
