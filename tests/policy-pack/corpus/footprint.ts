import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import { typeOf } from "@platform/aws-model/urn";
import type { Value } from "@platform/aws-model/value";
import type { CheckContext } from "../../../policy-pack/lib/policy";
import { graph } from "../harness/views";
import type { Difference as StackDifference } from "./difference";

/** What changes between two stacks, and of what checks are told: settings by name, and `exemptions`. */
export interface Difference extends StackDifference {
    readonly told: ReadonlySet<string>;
}

type Asked = (...args: never[]) => readonly string[];
/** The questions that are about some types alone, and which. */
const QUESTIONS: Readonly<Record<string, Asked>> = {
    ofType: (types: readonly string[]) => types,
    find: (urn: string) => [typeOf(urn)],
    resolve: thirdOf,
    sources: thirdOf,
    target: thirdOf,
    reference: thirdOf,
};
/** What a graph makes when it is first asked for, and keeps; `linked` for each question. */
const PARTS: readonly string[] = [
    "routeTables",
    "securityGroups",
    "members",
    "attachments",
    "carriersOf",
    "linked",
] satisfies (keyof Graph)[];

type Dependencies = Resource["propertyDependencies"];
type Choice = (type: string) => boolean;
type Method = (...args: readonly unknown[]) => unknown;

function thirdOf(_owner: unknown, _what: unknown, types: readonly string[]): readonly string[] {
    return types;
}

/** What a check asks of a stack and of what it is told. Where none of that differs between two stacks, it says the same of both. */
export class Footprint {
    /** The types that it asks for, with what it reads of their resources. */
    private readonly types = new Map<string, Set<string>>();
    private readonly told = new Set<string>();
    /** Of the parts of the graph that it used, or of what it goes on from. */
    readonly parts = new Set<Footprint>();
    /** Conditions by which it chooses among the types that there are. */
    readonly choices: Choice[] = [];
    listsResources = false;

    asksFor(type: string): Set<string> {
        const read = this.types.get(type) ?? new Set();
        this.types.set(type, read);
        return read;
    }

    isTouchedBy(difference: Difference): boolean {
        const { types, newTypes, edits } = difference;
        return (
            this.isAbout(difference) ||
            (this.listsResources && types.size > 0) ||
            newTypes.some((type) => this.choices.some((choice) => choice(type))) ||
            [...types].some((type) => this.types.has(type)) ||
            edits.some(({ type, facts }) => facts.some((fact) => this.types.get(type)?.has(fact))) ||
            [...this.parts].some((part) => part.isTouchedBy(difference))
        );
    }

    /** Whether the difference is one for resources that are the same: it is told something else, or asks who provides them. */
    isAbout({ told, ofProviders }: Pick<Difference, "told" | "ofProviders">): boolean {
        return (
            [...told].some((key) => this.told.has(key)) ||
            (ofProviders && [...this.types.values()].some((read) => read.has("provider"))) ||
            [...this.parts].some((part) => part.isAbout({ told, ofProviders }))
        );
    }

    /** A context that notes which of its settings are asked for. */
    onContext({ settings, config, exemptions }: CheckContext): CheckContext {
        return this.onTold({ settings: this.onTold(settings), config: this.onTold(config), exemptions });
    }

    onTold<T extends object>(told: T): T {
        return new Proxy(told, {
            get: (target, key): unknown => {
                this.told.add(String(key));
                return Reflect.get(target, key);
            },
        });
    }
}

/**
 * A graph for several checks that notes what each of them asks. What the graph keeps is made once: whoever uses it has
 * asked what it has asked, whenever that was.
 */
export class NotedGraph {
    private readonly noting: Graph;
    private readonly parts = new Map<string, Footprint>();
    private asker = new Footprint();

    constructor(...[records, settings]: Parameters<typeof graph>) {
        const made = graph(records, settings, (resource) => onResource(resource, () => this.asker));
        this.noting = new Proxy(made, { get: (target, key) => this.ofGraph(target, String(key)) });
    }

    /** Asks the graph; what is asked goes into the footprint. */
    ask<T>(footprint: Footprint, question: (graph: Graph) => T): T {
        const outer = this.asker;
        this.asker = footprint;
        try {
            return question(this.noting);
        } finally {
            this.asker = outer;
        }
    }

    private ofGraph(target: Graph, key: string): unknown {
        if (PARTS.includes(key)) return this.ofPart(target, key);
        if (key === "resources") this.asker.listsResources = true;
        const value: unknown = Reflect.get(target, key, this.noting);
        if (key === "settings") return this.asker.onTold(value as object);
        if (key === "typesThat") {
            return (choice: Choice) => {
                this.asker.choices.push(choice);
                return target.typesThat(choice);
            };
        }
        const question = QUESTIONS[key];
        if (question === undefined) return value;
        return (...args: never[]): unknown => {
            for (const type of question(...args)) {
                const read = this.asker.asksFor(type);
                if (key === "resolve") read.add("identifiers");
            }
            return Reflect.apply(value as Method, target, args);
        };
    }

    private ofPart(graph: Graph, name: string): unknown {
        const value = this.askPart(name, () => Reflect.get(graph, name, this.noting));
        if (typeof value === "function") {
            return (...args: readonly unknown[]) => {
                const question = name === "linked" ? [name, args[0], args[1], args[3]].join(" ") : name;
                return this.askPart(question, () => Reflect.apply(value as Method, this.noting, args));
            };
        }
        if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
        return new Proxy(value, {
            get: (target, key) => {
                const read: unknown = this.askPart(name, () => Reflect.get(target, key));
                if (typeof read !== "function") return read;
                return (...args: readonly unknown[]) =>
                    this.askPart(name, () => Reflect.apply(read as Method, target, args));
            },
        });
    }

    /** What a part asks, it asks for all that use it. */
    private askPart(name: string, question: () => unknown): unknown {
        const part = this.parts.get(name) ?? new Footprint();
        this.parts.set(name, part);
        this.asker.parts.add(part);
        return this.ask(part, question);
    }
}

/** A resource that notes what is read of it. */
export function onResource(resource: Resource, asker: () => Footprint): Resource {
    return new Proxy(resource, {
        get: (target, key): unknown => {
            if (key === "type" || key === "urn" || key === "name") return target[key];
            const read = asker().asksFor(target.type);
            const value: unknown = Reflect.get(target, key);
            if (key === "inputs") return onInputs(value as Value, read);
            if (key === "propertyDependencies") return onDependencies(value as Dependencies, read);
            if (key !== "get") {
                read.add(String(key));
                return value;
            }
            return (property: string, ...steps: (string | number)[]) => {
                read.add(property);
                return target.get(property, ...steps);
            };
        },
    });
}

function onInputs(inputs: Value, read: Set<string>): Value {
    return new Proxy(inputs, {
        get: (target, key): unknown => {
            if (key === "at") {
                return (...steps: (string | number)[]) => {
                    read.add(steps.length === 0 ? "inputs" : `inputs.${String(steps[0])}`);
                    return target.at(...steps);
                };
            }
            read.add("inputs");
            const value: unknown = Reflect.get(target, key, target);
            return typeof value === "function" ? (value.bind(target) as unknown) : value;
        },
    });
}

function onDependencies(dependencies: Dependencies, read: Set<string>): Dependencies {
    return new Proxy(dependencies, {
        get: (target, key): unknown => {
            read.add(`propertyDependencies.${String(key)}`);
            return Reflect.get(target, key);
        },
        ownKeys: (target) => {
            read.add("propertyDependencies");
            return Reflect.ownKeys(target);
        },
    });
}
