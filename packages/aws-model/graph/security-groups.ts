import type { Resource } from "../resource";
import {
    DEFAULT_SECURITY_GROUP,
    SECURITY_GROUP,
    SECURITY_GROUP_INGRESS_RULE,
    SECURITY_GROUP_RULE,
    VPC,
} from "../types";
import type { Value } from "../value";
import { rulesOf, type RuleFacts } from "./ingress-rules";
import type { Reference } from "./reference";
import type { StackIndex } from "./stack-index";

/** A security group: a resource, the default group of a VPC, or one outside the stack. */
export interface SecurityGroup {
    readonly key: string;
    /** For messages. */
    readonly name: string;
    /** The resource that declares or adopts it; none for a default group left alone and for foreign groups. */
    readonly resource?: Resource;
    /** Whether the stack decides all its rules. */
    readonly managed: boolean;
    /** The rules in every spelling. */
    readonly ingress: readonly RuleFacts[];
}

/** A place that names a security group; no group if it cannot be told which. */
export interface GroupReference {
    readonly at: string;
    readonly group?: SecurityGroup;
}

/** What stands for a security group: a VPC for its default one. */
export const GROUP_OR_VPC = [...SECURITY_GROUP, ...VPC];

/** All security groups with the union of their ingress rules. */
export class SecurityGroups {
    private readonly groups = new Map<string, SecurityGroup & { readonly ingress: RuleFacts[] }>();
    /** Rules whose group cannot be told: they may belong to any. */
    readonly strays: RuleFacts[] = [];

    constructor(private readonly index: StackIndex) {
        for (const group of index.ofType(SECURITY_GROUP).filter(({ external }) => !external)) {
            this.attach(
                rulesOf(index, group),
                this.groupsOf({ kind: "resource", resource: group, evidence: "value", at: "" }),
            );
        }
        for (const rule of index.ofType([...SECURITY_GROUP_RULE, ...SECURITY_GROUP_INGRESS_RULE])) this.addRule(rule);
    }

    /** Every group that the stack declares or mentions. */
    get all(): readonly SecurityGroup[] {
        return [...this.groups.values()];
    }

    /** The groups a property names, one entry per element or possible target. */
    resolve(owner: Resource, value: Value): GroupReference[] {
        return this.index.resolve(owner, value, GROUP_OR_VPC).flatMap((reference): GroupReference[] => {
            if (reference.kind === "unresolved") return [{ at: reference.at }];
            return this.groupsOf(reference).map((group) => ({ at: reference.at, group }));
        });
    }

    /** The default group of the VPC that a subnet is in: what a network interface gets when nothing is said. */
    defaultOf(subnet: Resource): GroupReference[] {
        return this.index.resolve(subnet, subnet.get("vpcId"), VPC).flatMap((reference): GroupReference[] => {
            if (reference.kind === "unresolved") return [{ at: "vpcId" }];
            return this.groupsOf(reference).map((group) => ({ at: "vpcId", group }));
        });
    }

    /** The groups of this stack that a value, however deep, names: for resources whose shape is not known. */
    mentioned(owner: Resource, value: Value): GroupReference[] {
        const steps = value.keys();
        if (steps.length > 0) return steps.flatMap((step) => this.mentioned(owner, value.at(step)));
        const items = value.items();
        if (items.length > 1 || (items.length === 1 && items[0] !== value))
            return items.flatMap((item) => this.mentioned(owner, item));
        // A VPC stands for its default group only where a group is meant.
        const wanted = /securityGroup/i.test(value.path) ? GROUP_OR_VPC : SECURITY_GROUP;
        const references = this.index.resolve(owner, value, wanted);
        const groups = references.flatMap((reference) =>
            reference.kind === "resource" ? this.groupsOf(reference).map((group) => ({ at: reference.at, group })) : [],
        );
        return groups.filter(({ group }) => group.resource !== undefined);
    }

    private addRule(owner: Resource): void {
        const rules = rulesOf(this.index, owner);
        for (const { group } of this.resolve(owner, owner.get("securityGroupId")))
            this.attach(rules, group ? [group] : []);
    }

    private attach(rules: readonly RuleFacts[], groups: readonly SecurityGroup[]): void {
        if (groups.length === 0) this.strays.push(...rules);
        for (const { key } of groups) this.groups.get(key)?.ingress.push(...rules);
    }

    private groupsOf(reference: Exclude<Reference, { kind: "unresolved" }>): SecurityGroup[] {
        if (reference.kind === "foreign") {
            return [this.group(`foreign ${reference.id}`, `security group ${reference.shown}`, false)];
        }
        const { resource } = reference;
        if (VPC.includes(resource.type)) return [this.defaultGroup(resource)];
        if (!DEFAULT_SECURITY_GROUP.includes(resource.type)) return [this.declared(resource)];
        const vpcs = this.index.resolve(resource, resource.get("vpcId"), VPC);
        const known = vpcs.flatMap((vpc) => (vpc.kind === "resource" ? [this.defaultGroup(vpc.resource)] : []));
        return known.length > 0 ? known : [this.declared(resource)];
    }

    private declared(resource: Resource): SecurityGroup {
        return this.group(resource.urn, resource.name, true, resource);
    }

    private defaultGroup(vpc: Resource): SecurityGroup {
        const adopted = this.index.linked(DEFAULT_SECURITY_GROUP, "vpcId", vpc, VPC).linked[0];
        return this.group(
            `default ${vpc.urn}`,
            `the default security group of ${vpc.name}`,
            adopted !== undefined,
            adopted,
        );
    }

    private group(key: string, name: string, managed: boolean, resource?: Resource): SecurityGroup {
        const existing = this.groups.get(key);
        if (existing) return existing;
        const group = { key, name, managed, ingress: [], ...(resource && { resource }) };
        this.groups.set(key, group);
        return group;
    }
}
