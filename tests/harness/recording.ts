import type { WorldName } from "@platform/aws-model/finding";
import type { ResourceRecord } from "@platform/preview/result";
import { revealDeep, type WireMap, type WireValue } from "@platform/aws-model/wire";

/** What a piece of a program registered, in the order in which it did. */
export class Recording {
    constructor(
        readonly world: WorldName,
        readonly resources: readonly ResourceRecord[],
        readonly stackOutputs: WireMap,
        /** What the engine adds by itself as well: the stack, and default providers. */
        readonly everything: readonly ResourceRecord[] = resources,
    ) {}

    /** `type name` of everything registered, in alphabetical order. */
    get list(): readonly string[] {
        return this.resources.map(({ type, name }) => `${type} ${name}`).sort();
    }

    /** Names of the resources of one type, in alphabetical order. */
    names(type: string): readonly string[] {
        return this.ofType(type)
            .map(({ name }) => name)
            .sort();
    }

    ofType(type: string): readonly ResourceRecord[] {
        return this.resources.filter((resource) => resource.type === type);
    }

    /** The one resource of that type and name. @throws Error when there is none. */
    one(type: string, name: string): ResourceRecord {
        const found = this.ofType(type).find((resource) => resource.name === name);
        if (found === undefined) {
            throw new Error(`no ${type} ${name}; there are: ${this.names(type).join(", ") || "none"}`);
        }
        return found;
    }

    /** Its inputs as plain values, secrets revealed. */
    inputs(type: string, name: string): Readonly<Record<string, WireValue>> {
        return revealDeep(this.one(type, name).inputs) as WireMap;
    }

    /** A JSON document among its inputs, parsed. */
    document(type: string, name: string, property = "policy"): unknown {
        const text = this.inputs(type, name)[property];
        if (typeof text !== "string") {
            throw new Error(`${property} of ${type} ${name} is no text`);
        }
        return JSON.parse(text);
    }

    /** Its id, for checks of wiring; unknown in the strict world. */
    id(type: string, name: string): string {
        return this.one(type, name).id;
    }

    /** An output, e.g. its ARN; made up in the placeholder world. */
    output(type: string, name: string, property: string): WireValue | undefined {
        return this.one(type, name).outputs[property];
    }

    /** `type name` of its parent. */
    parent(type: string, name: string): string | undefined {
        const { parent } = this.one(type, name);
        const found = this.resources.find((resource) => resource.urn === parent);
        return found && `${found.type} ${found.name}`;
    }
}
