import type { Interfaces } from "../facets/network";
import type { Resource } from "../resource";
import type { Reference } from "./reference";
import type { GroupReference } from "./security-groups";

/**
 * What a network interface serves: `instance`, `autoscaling`, `launch-template`, `fleet` and `network-interface`, which the
 * graph itself joins with their launch templates and attachments, and what the kinds of resources say.
 */
export type EniKind = string;

/** Something that gives, or may give, network interfaces an address on the internet. */
export interface PublicAddress {
    readonly owner: Resource;
    readonly at: string;
    /** False when it is not known whether it does. */
    readonly certain: boolean;
    /** For messages: "an Elastic IP address", "a public IPv4 address at launch". */
    readonly what: string;
}

/** Network interfaces that come to be in the same way: same subnets, same security groups. */
export interface EniGroup {
    readonly kind: EniKind;
    /** What the kind of the producer says of its interfaces; absent for instances and interfaces of their own. */
    readonly interfaces?: Interfaces;
    /** The resource that brings them about. */
    readonly producer: Resource;
    /** The launch template or configuration that an Auto Scaling group or fleet uses for them. */
    readonly template?: Resource;
    readonly subnets: readonly Reference[];
    readonly groups: readonly GroupReference[];
    readonly publicAddresses: readonly PublicAddress[];
}

/** For messages: `web-asg with launch template web-lt`. */
export function eniName({ producer, template }: EniGroup): string {
    return template === undefined ? producer.name : `${producer.name} with launch template ${template.name}`;
}
