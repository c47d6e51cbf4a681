import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import { UNKNOWN, type WireMap, type WireValue } from "@platform/aws-model/wire";

/** A record that a mutant may change. */
export type Editable = { -readonly [K in keyof PolicyRecord]: PolicyRecord[K] } & {
    inputs: WireMap;
    outputs: WireMap;
    propertyDependencies: Record<string, readonly string[]>;
};

/** A reference to put into properties: the target's id where it is known, otherwise unknown with the dependency. */
export class Link {
    constructor(
        readonly target: PolicyRecord,
        readonly output: string,
        private readonly wrap?: (known: string) => string,
    ) {}

    get value(): WireValue {
        const known = this.output === "id" ? this.target.id : (this.target.outputs[this.output] ?? "");
        if (known === "") return UNKNOWN;
        return this.wrap !== undefined && typeof known === "string" ? this.wrap(known) : known;
    }

    /** A text that the program makes from it: not known either while it is not. */
    within(wrap: (known: string) => string): Link {
        return new Link(this.target, this.output, wrap);
    }
}

/** Property values of a mutation: plain data with links in it. */
export type Content = WireValue | Link | readonly Content[] | { readonly [key: string]: Content };

/** A stack under mutation. The original stays as it was: what is handed out for a change is copied first. */
export class StackEdit {
    private list: PolicyRecord[];
    private readonly copies = new Set<PolicyRecord>();

    constructor(records: readonly PolicyRecord[]) {
        this.list = [...records];
    }

    /** The stack as it is now. Records that nobody asked for are the original's own. */
    get records(): readonly PolicyRecord[] {
        return this.list;
    }

    /** The records of a type. */
    ofType(type: string, condition: (record: PolicyRecord) => boolean = () => true): Editable[] {
        return this.list
            .filter((record) => record.type === type && condition(record))
            .map((record) => this.editable(record));
    }

    /** The first record of a type that meets a condition. @throws Error if there is none: the mutant does not fit the stack. */
    one(type: string, condition: (record: PolicyRecord) => boolean = () => true): Editable {
        const found = this.list.find(
            (record) => record.type === type && !isAdministrators(record) && condition(record),
        );
        if (found === undefined) throw new Error(`The stack has no fitting ${type}.`);
        return this.editable(found);
    }

    /** The records of a type that a property of another depends on. */
    behind(owner: PolicyRecord, property: string, type: string): Editable[] {
        const urns = owner.propertyDependencies[property] ?? [];
        return this.ofType(type, ({ urn }) => urns.includes(urn));
    }

    link(target: PolicyRecord, output = "id"): Link {
        return new Link(target, output);
    }

    /** Replaces a top-level property, in inputs and outputs, with its dependencies. */
    set(record: Editable, property: string, content: Content): void {
        const links: Link[] = [];
        const value = resolve(content, links);
        record.inputs[property] = value;
        record.outputs[property] = value;
        record.propertyDependencies[property] = [...new Set(links.map(({ target }) => target.urn))];
    }

    /** Appends to a list property and keeps what is there. */
    append(record: Editable, property: string, content: Content): void {
        const links: Link[] = [];
        const value = resolve(content, links);
        for (const side of [record.inputs, record.outputs]) {
            const before = side[property];
            side[property] = [...(Array.isArray(before) ? before : []), value];
        }
        const urns = links.map(({ target }) => target.urn);
        record.propertyDependencies[property] = [
            ...new Set([...(record.propertyDependencies[property] ?? []), ...urns]),
        ];
    }

    /** Changes some keys of an object property, with their dependencies besides those that it has. */
    merge(record: Editable, property: string, content: Readonly<Record<string, Content>>): void {
        const before = (record.inputs[property] ?? {}) as WireMap;
        const dependencies = record.propertyDependencies[property] ?? [];
        this.set(record, property, { ...before, ...content });
        const added = record.propertyDependencies[property] ?? [];
        record.propertyDependencies[property] = [...new Set([...dependencies, ...added])];
    }

    unset(record: Editable, property: string): void {
        for (const side of [record.inputs, record.outputs, record.propertyDependencies])
            Reflect.deleteProperty(side, property);
    }

    /** Adds a resource. In a stack whose ids are known it gets an id, too. */
    add(
        type: string,
        name: string,
        properties: Readonly<Record<string, Content>>,
        parent = "platform:mutation:Mutation",
    ): Editable {
        const example = this.list.find(
            ({ type: other, provider }) => other.startsWith("aws:") && provider !== undefined,
        );
        const known = example !== undefined && example.id !== "";
        const record: Editable = {
            urn: `urn:pulumi:test::platform::${parent}$${type}::${name}`,
            type,
            name,
            id: known ? `mutant-${name}` : "",
            kind: "custom",
            inputs: {},
            outputs: {},
            dependencies: [],
            propertyDependencies: {},
            ...(type.startsWith("aws:") && example?.provider !== undefined && { provider: example.provider }),
        };
        this.copies.add(record);
        if (known) record.outputs["arn"] = `arn:aws:mutant:us-east-1:123456789012:${name}`;
        for (const [property, content] of Object.entries(properties)) this.set(record, property, content);
        this.list.push(record);
        return record;
    }

    /** Adds a resource that the program only looks up, by an id that it knows. */
    lookUp(type: string, name: string, id: string): Editable {
        const record = this.add(type, name, {});
        Object.assign(record, { id, kind: "read" });
        return record;
    }

    remove(record: PolicyRecord): void {
        this.list = this.list.filter(({ urn }) => urn !== record.urn);
    }

    private editable(record: PolicyRecord): Editable {
        if (this.copies.has(record)) return record;
        const copy = structuredClone(record) as Editable;
        this.copies.add(copy);
        this.list[this.list.indexOf(record)] = copy;
        return copy;
    }
}

/** The pipeline's rights have a policy of their own, and its mutants are made where it is. */
function isAdministrators({ urn }: PolicyRecord): boolean {
    return urn.includes("platform:delivery:");
}

function resolve(content: Content, links: Link[]): WireValue {
    if (content instanceof Link) {
        links.push(content);
        return content.value;
    }
    if (Array.isArray(content)) return content.map((item: Content) => resolve(item, links));
    if (typeof content !== "object" || content === null) return content;
    return Object.fromEntries(
        Object.entries(content as Record<string, Content>).map(([key, value]) => [key, resolve(value, links)]),
    );
}
