import { known, Value } from "./value";

/** What the program set as resource options, as far as policies see them. */
export interface ResourceOptions {
    readonly protect: boolean;
    readonly ignoreChanges: readonly string[];
    readonly aliases: readonly string[];
    readonly additionalSecretOutputs: readonly string[];
    readonly deleteBeforeReplace?: boolean;
}

/** The provider that manages a resource; its properties are its inputs (`region`, `assumeRoles`). */
export interface ProviderView {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly props: Value;
}

/** What can be read of a resource whoever reads it: its identity, its properties, and where they came from. */
export interface ReadableResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly provider?: ProviderView;
    /** URNs that each top-level property depends on; empty in resource checks, where the engine does not say. */
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    /** The properties as the program set them, without what the provider computed. */
    readonly inputs: Value;
    /** Reads a property, as `resource.get("networkInterfaces", 0, "subnetId")`. */
    get(property: string, ...steps: readonly (string | number)[]): Value;
}

/** A resource as checks see it. In a stack check it joins the resource's outputs with the inputs seen before. */
export interface Resource extends ReadableResource {
    readonly options: ResourceOptions;
    /**
     * Whether the stack only looks the resource up and decides nothing about it. Known in stack checks that follow the
     * resource checks of the same run, false elsewhere.
     */
    readonly external: boolean;
    /** URN of the parent, in stack checks. */
    readonly parent?: string;
    /** The names of all top-level properties that are set or computed. */
    readonly keys: readonly string[];
    /** The texts by which other resources point to it: its id, its ARN, a name of its own; each once. */
    readonly identifiers: readonly string[];
}

/** The properties that identify a resource. */
export const IDENTIFIERS: ReadonlySet<string> = new Set([
    "id",
    "arn",
    "name",
    "identifier",
    "clusterIdentifier",
    "primaryNetworkInterfaceId",
    "defaultSecurityGroupId",
    // By which a CDN names what it answers from.
    ...["bucketDomainName", "bucketRegionalDomainName", "dnsName"],
    "mainRouteTableId",
    "defaultRouteTableId",
    "groupId", // of Identity Center's groups
]);

/** Everything of a resource except how to read it. */
export type ResourceFacts = Omit<Resource, "get" | "inputs" | "keys" | "identifiers">;

/**
 * Joins facts and properties into a Resource.
 *
 * Outputs win where they are known. In a preview, properties that the program leaves to the provider come back unknown
 * (a security group's `ingress`, an instance's `associatePublicIpAddress`); when the inputs are known and do not set
 * them, they read as absent, so that a check applies AWS's default in place of "undecided".
 */
export function resourceView(facts: ResourceFacts, outputs: Value, inputs?: Value): Resource {
    let set: ReadonlySet<string> | undefined;
    let keys: readonly string[] | undefined;
    let identifiers: readonly string[] | undefined;
    const join = (property: string): Value => {
        const output = outputs.at(property);
        if (inputs === undefined || output.state === "known") return output;
        set ??= new Set(inputs.keys());
        return set.has(property) ? inputs.at(property) : Value.of(undefined, undefined, property);
    };
    // Checks ask for the same few properties again and again, and the policy SDK throws for each that is unknown.
    const read = new Map<string, Value>();
    const get = (property: string): Value => {
        const value = read.get(property) ?? join(property);
        read.set(property, value);
        return value;
    };
    const identify = (keys: readonly string[]): readonly string[] => {
        const set = keys.filter((property) => IDENTIFIERS.has(property));
        const texts = new Set(set.map((property) => known(get(property).text()) ?? ""));
        texts.delete("");
        return [...texts];
    };
    return {
        ...facts,
        get keys() {
            return (keys ??= [...new Set([...outputs.keys(), ...(inputs?.keys() ?? [])])]);
        },
        get identifiers() {
            return (identifiers ??= identify(this.keys));
        },
        get: (property, ...steps) => get(property).at(...steps),
        inputs: inputs ?? outputs,
    };
}
