import { createHash } from "node:crypto";
import * as types from "@platform/aws-model/types";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import { secret as wire, UNKNOWN, type WireMap, type WireValue } from "@platform/aws-model/wire";

/** `preview`: nothing computed is known, as in a first preview. `update`: ids and ARNs are there. */
export type Mode = "preview" | "update";
export const MODES: readonly Mode[] = ["preview", "update"];

/** Marks a place in test inputs: another resource's output, or a secret. */
class Marked {
    constructor(
        readonly value: WireValue,
        readonly dependencies: readonly string[],
    ) {}
}

/** Inputs as tests write them. */
export type Inputs = Readonly<Record<string, unknown>>;

/** A secret value. */
export function secret(value: WireValue): unknown {
    return new Marked(wire(value), []);
}

/** A value that nobody knows and that depends on nothing. */
export function unknown(): unknown {
    return new Marked(UNKNOWN, []);
}

/** A resource in a stack under construction. */
export interface Handle {
    readonly record: PolicyRecord;
    /** One of its outputs, as other resources use it: unknown in a preview, and with the dependency recorded. */
    ref(output?: "id" | "arn" | "name" | (string & {})): unknown;
}

/** Properties that AWS computes when they are not given: unknown in a preview's outputs. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
    "aws:ec2/securityGroup:SecurityGroup": ["ingress", "egress"],
    "aws:ec2/instance:Instance": ["associatePublicIpAddress", "ipv6Addresses", "vpcSecurityGroupIds", "subnetId"],
    "aws:autoscaling/group:Group": ["availabilityZones", "launchTemplate", "mixedInstancesPolicy"],
    "aws:lb/loadBalancer:LoadBalancer": ["internal", "securityGroups", "subnets"],
    "aws:ec2/routeTable:RouteTable": ["routes"],
};
/** Prefixes of AWS ids, by the families that policies tell apart by them. */
const ID_PREFIXES: readonly (readonly [readonly string[], string])[] = [
    [types.SECURITY_GROUP, "sg"],
    [types.SUBNET, "subnet"],
    [types.VPC, "vpc"],
    [types.ROUTE_TABLE, "rtb"],
    [types.INTERNET_GATEWAY, "igw"],
    [types.VPN_GATEWAY, "vgw"],
    [types.LAUNCH_TEMPLATE, "lt"],
    [types.PREFIX_LIST, "pl"],
    [types.INSTANCE, "i"],
    [types.NETWORK_INTERFACE, "eni"],
];

/** Builds the records of a small stack, for both modes from one description. */
export class StackBuilder {
    private readonly list: PolicyRecord[] = [];

    constructor(readonly mode: Mode) {}

    get records(): readonly PolicyRecord[] {
        return this.list;
    }

    /** Adds a resource; `parent` is a component's type token, or its URN. */
    add(type: string, name: string, inputs: Inputs = {}, parent?: string, options?: PolicyRecord["options"]): Handle {
        const chain = parent === undefined ? type : `${parent}$${type}`;
        const urn = `urn:pulumi:test::platform::${chain}::${name}`;
        const propertyDependencies: Record<string, string[]> = {};
        const resolved: WireMap = {};
        for (const [property, input] of Object.entries(inputs)) {
            const found = new Set<string>();
            const value = resolve(input, found);
            if (value !== undefined) resolved[property] = value;
            if (found.size > 0) propertyDependencies[property] = [...found];
        }
        const known = this.mode === "update";
        const id = known ? idOf(type, name) : "";
        const record: PolicyRecord = {
            urn,
            type,
            name,
            id,
            kind: type.includes("/") ? "custom" : "component",
            inputs: resolved,
            outputs: { ...this.computed(type, name, resolved), ...resolved },
            dependencies: [...new Set(Object.values(propertyDependencies).flat())],
            propertyDependencies,
            ...(options && { options }),
        };
        this.list.push(record);
        return { record, ref: (output = "id") => new Marked(this.output(record, output), [urn]) };
    }

    private output(record: PolicyRecord, output: string): WireValue {
        if (this.mode === "preview") return UNKNOWN;
        if (output === "id") return record.id;
        return (record.outputs[output] ??= `${output}-of-${record.name}`);
    }

    private computed(type: string, name: string, inputs: WireMap): WireMap {
        if (this.mode === "update") return { arn: `arn:aws:test:us-east-1:123456789012:${type}/${name}`, name };
        const unset = (COMPUTED[type] ?? []).filter((property) => !(property in inputs));
        return Object.fromEntries(["id", "arn", ...unset].map((property) => [property, UNKNOWN]));
    }
}

function resolve(input: unknown, found: Set<string>): WireValue | undefined {
    if (input instanceof Marked) {
        for (const urn of input.dependencies) found.add(urn);
        return input.value;
    }
    if (Array.isArray(input)) return input.map((item) => resolve(item, found) ?? null);
    if (typeof input !== "object" || input === null) return input as WireValue | undefined;
    const entries = Object.entries(input).map(([key, value]) => [key, resolve(value, found)] as const);
    return Object.fromEntries(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

function idOf(type: string, name: string): string {
    const prefix = ID_PREFIXES.find(([family]) => family.includes(type))?.[1] ?? "id";
    return `${prefix}-${createHash("sha256").update(`${type} ${name}`).digest("hex").slice(0, 17)}`;
}
