import { AddressSet } from "@platform/aws-model/network/addresses";
import type { Settings } from "@platform/aws-model/settings";
import { admits, ports, type Traffic } from "@platform/aws-model/network/traffic";
import { hasIdentity } from "@platform/aws-model/identity";
import type { Verdict } from "../section";
import type { Connection } from "./connections";
import { isMember } from "./parties";

/** Whether a connection from outside is one that the stack is meant to take, and why. */
export interface Judgement {
    readonly verdict: Verdict;
    readonly why: string;
}

/** Judges a connection by who opens it: from inside nothing is judged, from the internet only what is meant to be open is good. */
export function judge(connection: Connection, settings: Settings): Judgement {
    const { from, doubts } = connection;
    if (isMember(from.at) || !from.at.isPublic) return { verdict: "neutral", why: "" };
    const judgement = fromInternet(connection, settings);
    if (judgement.verdict === "good" || doubts.length === 0) return judgement;
    return { verdict: "unknown", why: `${judgement.why}; not sure because of ${doubts.join(", ")}` };
}

function fromInternet({ to, traffic, addresses }: Connection, settings: Settings): Judgement {
    if (!isMember(to.at)) return { verdict: "neutral", why: "" };
    const { role, kind, producer } = to.at;
    if (kind === "client-vpn") return { verdict: "good", why: "clients of the VPN log in there" };
    if (role === "public-load-balancer") {
        const allowed = settings.publicListenerPorts.map((port) => tcpOn(port));
        const extra = traffic.filter((one) => !allowed.some((outer) => admits(outer, one)) && !coveredBy(one, allowed));
        return extra.length === 0
            ? { verdict: "good", why: "a public load balancer, on the ports that are meant to be open" }
            : { verdict: "bad", why: `more ports than ${settings.publicListenerPorts.join(", ")} are open` };
    }
    if (role === "bastion") {
        const meant = AddressSet.parse(...settings.bastionSshCidrs) ?? AddressSet.empty;
        const ssh = traffic.every((one) => admits(tcpOn(22), one));
        return ssh && addresses !== undefined && meant.covers(addresses)
            ? { verdict: "good", why: "SSH to the bastion from the ranges that may" }
            : { verdict: "bad", why: "the bastion is open to more than SSH from the ranges that may" };
    }
    const listed = settings.publicEndpoints.filter(({ identity }) => hasIdentity(producer.urn, [identity]));
    const open = listed.map(({ protocol, port }) => ({ protocol, ports: ports(port) }));
    if (open.length > 0 && traffic.every((one) => coveredBy(one, open)))
        return { verdict: "good", why: "listed among the endpoints that are open" };
    if (role === "other-load-balancer")
        return { verdict: "attention", why: "a load balancer that does not look into requests" };
    return { verdict: "bad", why: "nothing but load balancers and listed endpoints is meant to be open" };
}

function tcpOn(port: number): Traffic {
    return { protocol: "tcp", ports: ports(port) };
}

/** Whether rules together let all of it through. */
function coveredBy(traffic: Traffic, rules: readonly Traffic[]): boolean {
    const same = rules.filter(({ protocol }) => protocol === traffic.protocol);
    return same.length > 0 && admits({ protocol: traffic.protocol, ports: same.flatMap((one) => one.ports) }, traffic);
}
