import { given } from "../facets/kind";
import type { InterfaceRole, Interfaces } from "../facets/network";
import { kindOf } from "../kinds/index";
import { valuesAt } from "../paths";
import type { Resource } from "../resource";
import { SUBNET } from "../types";
import type { EniGroup } from "./enis";
import type { Reference } from "./reference";
import type { SecurityGroups } from "./security-groups";
import { sourceOf } from "./replicas";
import type { StackIndex } from "./stack-index";

/** From where requests come in to where data is. */
const order: readonly InterfaceRole[] = ["load-balancer", "other-load-balancer", "app", "compute", "data", "service"];

/** The interfaces that a resource of this type has by itself; undefined for none, and for types that no kind names. */
export function interfacesOf(type: string): Interfaces | undefined {
    const kind = kindOf(type);
    return kind === undefined ? undefined : given(kind.network);
}

/** The network interfaces of managed services: load balancers, tasks, databases, caches, functions, endpoints. Those without any are left out later. */
export function serviceEnis(index: StackIndex, groups: SecurityGroups): EniGroup[] {
    return index
        .typesThat((type) => interfacesOf(type) !== undefined)
        .flatMap((type) => {
            const interfaces = interfacesOf(type);
            return interfaces === undefined ? [] : [{ type, interfaces }];
        })
        .sort((a, b) => order.indexOf(a.interfaces.role) - order.indexOf(b.interfaces.role))
        .flatMap(({ type, interfaces }) =>
            index.ofType([type]).map((producer) => serviceEni(index, groups, interfaces, producer)),
        );
}

function serviceEni(index: StackIndex, groups: SecurityGroups, interfaces: Interfaces, producer: Resource): EniGroup {
    const values = (paths: readonly string[]) => paths.flatMap((path) => valuesAt(producer, path));
    const direct = values(interfaces.subnets).flatMap((value) => index.resolve(producer, value, SUBNET));
    return {
        kind: interfaces.serves,
        interfaces,
        producer,
        subnets: [
            ...direct,
            ...viaSubnetGroup(index, interfaces, producer),
            ...viaPlacement(index, interfaces, producer),
        ],
        groups: values(interfaces.groups).flatMap((value) => groups.resolve(producer, value)),
        publicAddresses: [],
    };
}

function viaSubnetGroup(index: StackIndex, { subnetGroup }: Interfaces, producer: Resource): readonly Reference[] {
    if (subnetGroup === undefined) return [];
    const [property, groupTypes] = subnetGroup;
    // A read replica stands where its source stands, unless it says otherwise.
    const owner = producer.inputs.at(property).state === "absent" ? sourceOf(index, producer) : producer;
    return index.resolve(owner, owner.get(property), groupTypes).flatMap((reference): readonly Reference[] => {
        if (reference.kind !== "resource") return [reference];
        return index.resolve(reference.resource, reference.resource.get("subnetIds"), SUBNET);
    });
}

function viaPlacement(index: StackIndex, { placedBy }: Interfaces, producer: Resource): readonly Reference[] {
    if (placedBy === undefined) return [];
    const [types, property, subnet] = placedBy;
    const { linked } = index.linked(types, property, producer, [producer.type]);
    return linked.flatMap((one) => index.resolve(one, one.get(subnet), SUBNET));
}
