import type { Member } from "@platform/aws-model/graph/graph";
import { AddressSet, EVERYWHERE } from "@platform/aws-model/network/addresses";
import type { Settings } from "@platform/aws-model/settings";
import { admits, ports, tcp, type Traffic } from "@platform/aws-model/network/traffic";
import { hasIdentity } from "@platform/aws-model/identity";

/** Something that may be open to internet addresses: what traffic, from where. */
export interface AllowedOpening {
    readonly key: string;
    readonly allows: (traffic: Traffic, from: AddressSet) => boolean;
}

/** What a member may have open to the internet. */
export function opensOf({ role, producer }: Member, settings: Settings): readonly AllowedOpening[] {
    if (role === "public-load-balancer") return [listeners(settings)];
    if (role === "bastion") return [bastionSsh(settings)];
    if (role !== "listed-endpoint") return [];
    return settings.publicEndpoints.filter(({ identity }) => hasIdentity(producer.urn, [identity])).map(endpoint);
}

/** What every carrier of a group may have open; nothing when nobody carries it. */
export function commonOpenings(members: readonly Member[], settings: Settings): readonly AllowedOpening[] {
    const [first, ...rest] = members.map((member) => opensOf(member, settings));
    return (first ?? []).filter(({ key }) => rest.every((other) => other.some((each) => each.key === key)));
}

/** What anything at all may have open: a rule outside of these is wrong whoever carries it. */
export function possibleOpenings(settings: Settings): readonly AllowedOpening[] {
    return [listeners(settings), bastionSsh(settings), ...settings.publicEndpoints.map(endpoint)];
}

function listeners({ publicListenerPorts }: Settings): AllowedOpening {
    return opening("listeners", tcp(publicListenerPorts.flatMap((port) => ports(port))), EVERYWHERE);
}

function bastionSsh({ bastionSshCidrs }: Settings): AllowedOpening {
    return opening("bastion", tcp(ports(22)), AddressSet.parse(...bastionSshCidrs) ?? AddressSet.empty);
}

function endpoint({ protocol, port }: Settings["publicEndpoints"][number]): AllowedOpening {
    return opening(`${protocol} ${port}`, { protocol, ports: ports(port) }, EVERYWHERE);
}

function opening(key: string, allowed: Traffic, sources: AddressSet): AllowedOpening {
    return { key, allows: (traffic, from) => admits(allowed, traffic) && sources.covers(from) };
}
