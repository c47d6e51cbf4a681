import type { Resource } from "../resource";

/** What decides the role of a kind's network interfaces. */
export type InterfaceRole =
    /** By its scheme and type. */
    | "load-balancer"
    /** Whatever is behind it, it is no application load balancer. */
    | "other-load-balancer"
    /** By what it serves and by configured identities, as instances. */
    | "compute"
    | "app"
    | "data"
    | "service";

/** Where a managed service says in which subnets and security groups its interfaces are. */
export interface Interfaces {
    /** What the interfaces serve; the same word for kinds that are alike. */
    readonly serves: string;
    /** For readers, in front of a name: `database registry`. */
    readonly label: string;
    readonly role: InterfaceRole;
    /** Paths of properties that name subnets, `*` standing for every element. */
    readonly subnets: readonly string[];
    /** Paths of properties that name security groups. */
    readonly groups: readonly string[];
    /** A property that names a subnet group instead, and that group's types. */
    readonly subnetGroup?: readonly [property: string, types: readonly string[]];
    /** Resources that put it into subnets: their types, the property that names it, and the one that names the subnet. */
    readonly placedBy?: readonly [types: readonly string[], property: string, subnet: string];
    /** Whether it answers whoever reaches it, because it knows no users. @default no */
    readonly knowsNoUsers?: (resource: Resource) => boolean;
}
