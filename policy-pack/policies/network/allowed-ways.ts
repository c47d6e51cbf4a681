import type { Admission } from "@platform/aws-model/graph/admission";
import type { Role } from "@platform/aws-model/graph/roles";
import { AddressSet } from "@platform/aws-model/network/addresses";
import type { Settings } from "@platform/aws-model/settings";
import { admits, ports, tcp } from "@platform/aws-model/network/traffic";
import { isDeclared } from "./declared-connections";
import { opensOf } from "../ingress/public-openings";

/** Who ends the search for ways: what is behind them is reached through them. */
export const BALANCERS: readonly Role[] = ["public-load-balancer", "internal-load-balancer"];

/** Whether the internet may take this way: to a listener, to the bastion from known networks, to a listed endpoint. */
export function mayComeFromInternet({ to, traffic, addresses }: Admission, settings: Settings): boolean {
    return opensOf(to, settings).some((opening) => opening.allows(traffic, addresses));
}

/** Whether the other side of the VPN may take this way: to a listener, or to what is there to be pinged. */
export function mayComeFromOnPremises(way: Admission, settings: Settings): boolean {
    const { to, traffic, addresses } = way;
    const known = AddressSet.parse(...settings.onPremisesCidrs) ?? AddressSet.empty;
    const listeners = tcp(
        [...settings.internalListenerPorts, ...settings.publicListenerPorts].flatMap((port) => ports(port)),
    );
    const ping = to.role === "probe" && traffic.protocol.startsWith("icmp") && known.covers(addresses);
    return ping || (BALANCERS.includes(to.role) && admits(listeners, traffic)) || mayComeFromInternet(way, settings);
}

/** Whether a connection to data may start here: at an app, within the data tier, or where somebody answers for it. */
export function mayCallData(from: Admission["to"], { to, traffic }: Admission, settings: Settings): boolean {
    const { role, kind } = from;
    const opens = kind !== "vpc-endpoint"; // endpoints open no connections
    return role === "app" || role === "data" || !opens || isDeclared(from, to, traffic, settings);
}
