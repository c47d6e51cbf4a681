import type { Graph } from "./graph";
import type { Reference } from "./reference";
import type { Resource } from "../resource";
import {
    EIP,
    EIP_ASSOCIATION,
    INSTANCE,
    LOAD_BALANCER,
    NAT_GATEWAY,
    NETWORK_INTERFACE,
    TRANSFER_SERVER,
} from "../types";

const ADDRESSED = [...INSTANCE, ...NETWORK_INTERFACE];
const TARGETS = ["instance", "networkInterface", "instanceId", "networkInterfaceId"];
/** Where resources name the allocations of Elastic IP addresses. */
const HOLDERS: readonly (readonly [types: readonly string[], path: string])[] = [
    [NAT_GATEWAY, "allocationId"],
    [NAT_GATEWAY, "secondaryAllocationIds"],
    [NAT_GATEWAY, "availabilityZoneAddresses.*.allocationIds"],
    [EIP_ASSOCIATION, "allocationId"],
    [LOAD_BALANCER, "subnetMappings.*.allocationId"],
    [TRANSFER_SERVER, "endpointDetails.addressAllocationIds"],
];

/** Whoever holds an Elastic IP address through its allocation, or may hold it. */
export function holdersOf(graph: Graph, eip: Resource): readonly Resource[] {
    const links = HOLDERS.map(([types, path]) => graph.linked(types, path, eip, EIP));
    return [...new Set(links.flatMap(({ linked, undecided }) => [...linked, ...undecided]))];
}

/** What an address or an association is bound to, as the program says. After an update AWS adds a NAT gateway's interface. */
export function targetsOf(graph: Graph, owner: Resource): readonly Reference[] {
    return TARGETS.flatMap((property) => graph.resolve(owner, owner.inputs.at(property), ADDRESSED));
}

/** Addresses that nothing in the program holds: something at work, such as a function, may give them to an instance. */
export function idleElasticIps(graph: Graph): readonly Resource[] {
    return graph.ofType(EIP).filter((eip) => holdersOf(graph, eip).length === 0 && targetsOf(graph, eip).length === 0);
}
