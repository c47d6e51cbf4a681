import { groupBy } from "../group-by";
import type { Resource } from "../resource";
import { defaultSettings, type Settings } from "../settings";
import * as types from "../types";
import { typeOf } from "../urn";
import type { EniGroup } from "./enis";
import { instanceEnis, LAUNCHED_TYPES, separateEnis } from "./instance-enis";
import { publicAddresses } from "./public-addresses";
import { Roles, type Role } from "./roles";
import { RouteTables } from "./route-tables";
import { GROUP_OR_VPC, SecurityGroups, type GroupReference, type SecurityGroup } from "./security-groups";
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

/** Whether resources of a type may carry a group of which the graph would not know otherwise. */
function isUnread(type: string): boolean {
    const read = READ_TYPES.has(type) || interfacesOf(type) !== undefined || HARMLESS.test(type);
    return !read && /^aws(-native|cc)?:/.test(type);
}

/**
 * A stack as AWS would wire it: references resolved, routes and rules joined, interfaces with their roles. Each part is
 * made when first asked for.
 */
export class Graph extends StackIndex {
    private tables?: RouteTables;
    private groups?: SecurityGroups;
    private interfaces?: readonly Member[];
    private carriers?: ReadonlyMap<string, readonly Member[]>;
    private mentions?: ReadonlyMap<string, readonly Resource[]>;

    constructor(
        resources: readonly Resource[],
        private readonly settings: Settings = defaultSettings,
    ) {
        super(resources);
    }

    get routeTables(): RouteTables {
        return (this.tables ??= new RouteTables(this));
    }

    get securityGroups(): SecurityGroups {
        return (this.groups ??= new SecurityGroups(this));
    }

    /** Every group of network interfaces that the stack brings about. */
    get members(): readonly Member[] {
        return (this.interfaces ??= this.withRoles(this.enis()));
    }

    /** Who carries a security group, directly or through a launch template. */
    attachments(group: SecurityGroup): Attachments {
        this.mentions ??= byGroup(this.unread(), (resource) => this.mentioned(resource));
        return { members: this.carriersOf(group), others: this.mentions.get(group.key) ?? [] };
    }

    /** The interfaces that carry a security group. */
    carriersOf(group: SecurityGroup): readonly Member[] {
        this.carriers ??= byGroup(this.members, ({ groups }) => groups);
        return this.carriers.get(group.key) ?? [];
    }

    /** The members with any of the given roles. */
    withRole(...roles: readonly Role[]): readonly Member[] {
        return this.members.filter(({ role }) => roles.includes(role));
    }

    private withRoles(enis: readonly EniGroup[]): readonly Member[] {
        const roles = new Roles(this, this.settings);
        return enis.map((eni) => ({ ...eni, role: roles.of(eni) }));
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

    private unread(): readonly Resource[] {
        return this.ofType(this.typesThat(isUnread));
    }

    private mentioned(resource: Resource): readonly GroupReference[] {
        return groupKeys(resource).flatMap((key) => this.securityGroups.mentioned(resource, resource.get(key)));
    }
}

const keysOfGroups = new WeakMap<Resource, readonly string[]>();

/**
 * The properties that may name a security group: reading every property of every resource would take longer than all that a
 * graph is asked.
 */
function groupKeys(resource: Resource): readonly string[] {
    const known = keysOfGroups.get(resource);
    if (known !== undefined) return known;
    const { keys, propertyDependencies } = resource;
    const found = keys.filter((key) => {
        const urns = propertyDependencies[key] ?? [];
        return /group/i.test(key) || urns.some((urn) => GROUP_OR_VPC.includes(typeOf(urn)));
    });
    keysOfGroups.set(resource, found);
    return found;
}

/** What names a security group, by the group's key; once for each time that it does. */
function byGroup<Item>(items: readonly Item[], named: (item: Item) => readonly GroupReference[]): Map<string, Item[]> {
    const pairs = items.flatMap((item) =>
        named(item).flatMap(({ group }) => (group ? [{ item, key: group.key }] : [])),
    );
    const groups = groupBy(pairs, ({ key }) => key);
    return new Map([...groups].map(([key, found]) => [key, found.map(({ item }) => item)]));
}
