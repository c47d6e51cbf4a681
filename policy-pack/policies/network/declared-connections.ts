import type { Member } from "@platform/aws-model/graph/graph";
import { hasIdentity } from "@platform/aws-model/identity";
import { admits, ports, type Traffic } from "@platform/aws-model/network/traffic";
import type { Settings } from "@platform/aws-model/settings";

/** What to do about a connection that is needed all the same. */
export const DECLARE = "or declare the connection, with its owner, in platform-settings.connections";

/** Whether somebody answers for connections from one member to another with all of that traffic. */
export function isDeclared(from: Member, to: Member, traffic: Traffic, { connections }: Settings): boolean {
    return connections.some(
        ({ from: source, to: target, protocol, port }) =>
            hasIdentity(from.producer.urn, [source]) &&
            hasIdentity(to.producer.urn, [target]) &&
            admits({ protocol, ports: ports(port) }, traffic),
    );
}
