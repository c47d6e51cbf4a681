import type { Resource } from "../resource";
import { defaultSettings, type Settings } from "../settings";
import * as types from "../types";
import type { EniGroup } from "./enis";
import { instanceEnis, LAUNCHED_TYPES, separateEnis } from "./instance-enis";
import { publicAddresses } from "./public-addresses";
import { Roles, type Role } from "./roles";
import { RouteTables } from "./route-tables";
import { GROUP_OR_VPC, SecurityGroups, type SecurityGroup } from "./security-groups";
import { interfacesOf, serviceEnis } from "./service-enis";
import { StackIndex } from "./stack-index";

/** A group of network interfaces with its role. */
export interface Member extends EniGroup {
    readonly role: Role;
}

/** Who carries a security group. */
export interface Attachments {
    readonly members: readonly Member[];
    /** Resources of types whose interfaces the graph does not know, and that name the group. */
    readonly others: readonly Resource[];
}

/** AWS resources that may name a security group without giving it to a network interface. */
const HARMLESS =
    /^aws:(ssm|cloudwatch|resourcegroups)\/|^aws:vpc\/securityGroupVpcAssociation:|^aws:ec2\/vpcSecurityGroupRulesExclusive:/;
/** Types whose security groups the graph reads itself, beside those whose kind has interfaces; and groups and rules. */
const READ_TYPES = new Set([
    ...LAUNCHED_TYPES,
    ...types.NETWORK_INTERFACE,
    ...types.NETWORK_INTERFACE_GROUP_ATTACHMENT,
    ...types.SECURITY_GROUP,
    ...types.SECURITY_GROUP_RULE,
    ...types.SECURITY_GROUP_INGRESS_RULE,
    ...types.SECURITY_GROUP_EGRESS_RULE,
]);

function isRead(type: string): boolean {
    return READ_TYPES.has(type) || interfacesOf(type) !== undefined;
}

/** A stack as AWS would wire it: references resolved, routes and rules joined, interfaces with their roles. */
export class Graph extends StackIndex {
    readonly routeTables: RouteTables;
    readonly securityGroups: SecurityGroups;
    /** Every group of network interfaces that the stack brings about. */
    readonly members: readonly Member[];
    private readonly attached = new Map<string, { members: Member[]; others: Resource[] }>();

    constructor(resources: readonly Resource[], settings: Settings = defaultSettings) {
        super(resources);
        this.routeTables = new RouteTables(this);
        this.securityGroups = new SecurityGroups(this);
        const roles = new Roles(this, settings);
        this.members = this.enis().map((eni) => ({ ...eni, role: roles.of(eni) }));
        for (const member of this.members) for (const { group } of member.groups) this.attach(group, "members", member);
        for (const resource of resources) this.attachUnknown(resource);
    }

    /** Who carries a security group, directly or through a launch template. */
    attachments(group: SecurityGroup): Attachments {
        return this.attached.get(group.key) ?? { members: [], others: [] };
    }

    /** The members with any of the given roles. */
    withRole(...roles: readonly Role[]): readonly Member[] {
        return this.members.filter(({ role }) => roles.includes(role));
    }

    /** Services outside of any VPC have no interfaces; instances always have some. */
    private enis(): EniGroup[] {
        const services = this.addressed(serviceEnis(this, this.securityGroups));
        const present = services.filter(
            ({ subnets, groups, publicAddresses: found }) => subnets.length + groups.length + found.length > 0,
        );
        const instances = [...instanceEnis(this, this.securityGroups), ...separateEnis(this, this.securityGroups)];
        return [...present, ...this.addressed(instances)].map((eni) => this.withDefaultGroup(eni));
    }

    private addressed(enis: readonly EniGroup[]): EniGroup[] {
        return enis.map((eni) => ({ ...eni, publicAddresses: publicAddresses(this, eni) }));
    }

    /** Interfaces for which no group is named get the default group of their VPC. */
    private withDefaultGroup(eni: EniGroup): EniGroup {
        const { producer, kind } = eni;
        const elsewhere = ["networkInterfaces", "primaryNetworkInterface"].some(
            (property) => producer.get(property).items().length > 0,
        );
        const balancer = producer.get("loadBalancerType").text();
        const without = kind === "load-balancer" && balancer.state === "known" && balancer.value !== "application";
        if (eni.groups.length > 0 || (kind === "instance" && elsewhere) || without) return eni;
        const subnets = eni.subnets.flatMap((subnet) => (subnet.kind === "resource" ? [subnet.resource] : []));
        const found = subnets.flatMap((subnet) => this.securityGroups.defaultOf(subnet));
        const groups = [...new Map(found.map((reference) => [reference.group, reference])).values()];
        const gap = groups.length === 0 && kind !== "launch-template" ? [{ at: "its subnets" }] : [];
        return { ...eni, groups: [...groups, ...gap] };
    }

    private attachUnknown(resource: Resource): void {
        if (!/^aws(-native|cc)?:/.test(resource.type) || isRead(resource.type) || HARMLESS.test(resource.type)) return;
        for (const property of resource.keys.filter((key) => this.mayNameGroup(resource, key))) {
            for (const { group } of this.securityGroups.mentioned(resource, resource.get(property)))
                this.attach(group, "others", resource);
        }
    }

    /** Reading every property of every resource would take longer than all that the graph is asked. */
    private mayNameGroup({ propertyDependencies }: Resource, property: string): boolean {
        const types = (propertyDependencies[property] ?? []).map((urn) => this.find(urn)?.type ?? "");
        return /group/i.test(property) || types.some((type) => GROUP_OR_VPC.includes(type));
    }

    private attach<K extends keyof Attachments>(
        group: SecurityGroup | undefined,
        list: K,
        entry: Attachments[K][number],
    ): void {
        if (group === undefined) return;
        const attachments = this.attached.get(group.key) ?? { members: [], others: [] };
        (attachments[list] as (typeof entry)[]).push(entry);
        this.attached.set(group.key, attachments);
    }
}
