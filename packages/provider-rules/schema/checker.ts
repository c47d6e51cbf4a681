import type { Problem } from "../problem";
import type { Value } from "@platform/aws-model/value";
import { deprecation } from "./deprecation";
import { convertible, describe, typeKind, remedy } from "./kinds";
import { misnamed } from "./misnamed";
import type { Members, Shape } from "./shape";
import type { TypeKnowledge } from "./type-knowledge";
import { isKept, unlisted } from "./unlisted";

export interface ConformanceOptions {
    /** Level of a value of the wrong kind that the provider would convert by itself, such as `"80"` for a number. */
    readonly convertible: "mandatory" | "advisory";
}

/** Compares values with shapes, at every depth. */
export class Checker {
    /** @param owner What messages call the outermost object: the type. */
    constructor(
        private readonly knowledge: TypeKnowledge,
        private readonly options: ConformanceOptions,
        private readonly owner: string,
    ) {}

    *members(object: Value, members: Members, computed: readonly string[]): Generator<Problem> {
        for (const name of object.keys()) {
            const at = object.at(name);
            const member = Object.hasOwn(members, name) ? members[name] : undefined;
            if (name.startsWith("__") || at.absent) {
                continue; // the bridge's own notes, and values that were left out
            }
            if (member === undefined) {
                yield misnamed(at, name, { owner: object.path === "" ? this.owner : object.path, members, computed });
                continue;
            }
            yield* deprecation(at, member);
            yield* this.value(at, member.shape);
        }
        for (const name of requiredNames(members)) {
            if (object.at(name).absent) {
                yield this.missing(object, name);
            }
        }
    }

    private *value(at: Value, shape: Shape): Generator<Problem> {
        if (shape === "any" || shape === "resource" || !at.known) {
            return;
        }
        if (typeof shape === "string") {
            yield* at.kind === shape ? [] : [this.wrongKind(at, shape)];
        } else if ("oneOf" in shape) {
            yield* this.alternatives(at, shape.oneOf);
        } else if ("enum" in shape) {
            yield* at.asString === undefined
                ? [this.wrongKind(at, shape)]
                : unlisted(at, shape.enum, "mandatory", this.knowledge);
        } else if ("list" in shape) {
            yield* at.list === undefined ? [this.wrongKind(at, shape)] : this.every(at.list, shape.list);
        } else if (at.kind !== "object") {
            yield this.wrongKind(at, shape);
        } else if ("map" in shape) {
            yield* this.every(
                at.entries().map(([, value]) => value),
                shape.map,
            );
        } else {
            const members = this.knowledge.object(shape.object);
            yield* members === undefined ? [] : this.members(at, members, []);
        }
    }

    private *every(values: readonly Value[], shape: Shape): Generator<Problem> {
        for (const value of values) {
            yield* this.value(value, shape);
        }
    }

    private *alternatives(at: Value, shapes: readonly Shape[]): Generator<Problem> {
        if (shapes.includes("resource") && at.kind === "object") {
            return;
        }
        const list = shapes.find((shape) => typeof shape === "object" && "enum" in shape) as
            { enum: string } | undefined;
        if (list !== undefined && at.asString !== undefined) {
            yield* isKept(list.enum) ? unlisted(at, list.enum, "advisory", this.knowledge) : [];
            return;
        }
        const results = shapes.map((shape) => [...this.value(at, shape)]);
        if (results.some((result) => result.length === 0)) {
            return;
        }
        const fitting = shapes.findIndex((shape) => typeKind(shape) === at.kind);
        yield* results[fitting] ?? [this.wrongKind(at, { oneOf: shapes })];
    }

    private missing(object: Value, name: string): Problem {
        const at = object.at(name);
        return {
            code: "missing-property",
            at,
            message: `is missing: ${object.path === "" ? this.owner : object.path} requires it`,
            fix: `set ${name}`,
        };
    }

    private wrongKind(at: Value, shape: Shape): Problem {
        const level = convertible(at, shape) ? this.options.convertible : "mandatory";
        return { code: "wrong-type", level, at, message: `must be ${describe(shape)}`, fix: remedy(at, shape) };
    }
}

const required = new WeakMap<Members, readonly string[]>();

/** The members that must be given, looked for once. */
function requiredNames(members: Members): readonly string[] {
    let names = required.get(members);
    if (names === undefined) {
        names = Object.keys(members).filter((name) => members[name]?.required === true);
        required.set(members, names);
    }
    return names;
}
