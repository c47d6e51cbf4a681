import { AddressSet } from "../../lib/addresses";
import type { Admission } from "../../graph/admission";
import { pathText, Reachability, type Path, type Source } from "../../graph/reachability";
import type { Role } from "../../graph/roles";
import { violation, type Finding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Settings } from "../../lib/settings";
import { admits, ports, tcp } from "../../lib/traffic";
import { hasIdentity } from "../../lib/urn";

const BALANCERS: readonly Role[] = ["public-load-balancer", "internal-load-balancer"];
const BARRIERS: readonly Role[] = [...BALANCERS, "bastion"];

/** What follows from all rules together: who reaches whom. */
export const reachabilityProof = stackPolicy({
    number: 61,
    name: "reachability-proof",
    description:
        "The internet must reach only public listeners and listed endpoints, apps only through load balancers, data only through apps.",
    why: "Rules that are right one by one can still open a way together; this follows every way.",
    level: "mandatory",
    severity: "critical",
    controls: { fsbp: ["EC2.18", "EC2.19"] },
    remediation: "Close one hop of the path that the message shows.",
    url: "https://docs.aws.amazon.com/vpc/latest/reachability/what-is-reachability-analyzer.html",
    exemptible: false,
    check(graph, { settings }) {
        const reach = new Reachability(graph, settings);
        const unseen = (role: Role) => role !== "app" && role !== "data";
        const fromInternet = reach.direct(reach.internet).filter((hop) => !isListed(hop, settings));
        const onwards = [...reach.reached(reach.internet, BARRIERS).values()].filter(
            ({ hops }) => hops.length > 1 && !unseen(last(hops).to.role),
        );
        const toData = graph.withRole("data").flatMap((data) =>
            reach.callers(data).flatMap(({ from, by }) => {
                const allowed = from.role === "app" || from.role === "data" || from.kind === "vpc-endpoint";
                return allowed
                    ? []
                    : [
                          report(
                              by,
                              `${from.producer.name} (${from.role}) → ${data.producer.name} (data; ${by.because})`,
                              "ways to data that start at an app",
                          ),
                      ];
            }),
        );
        return dedupe([
            ...fromInternet.map((hop) =>
                refuse({ source: reach.internet, hops: [hop] }, "no way in but public listeners and listed endpoints"),
            ),
            ...onwards.map((path) => refuse(path, "a load balancer on every way from the internet")),
            ...(reach.onPremises ? judgeOnPremises(reach, reach.onPremises, settings) : []),
            ...toData,
        ]);
    },
});

/** What may be open to the internet: listeners, SSH to the bastion from known networks, endpoints that the configuration lists. */
function isListed({ to, traffic, addresses }: Admission, settings: Settings): boolean {
    if (to.role === "public-load-balancer")
        return admits(tcp(settings.publicListenerPorts.flatMap((port) => ports(port))), traffic);
    if (to.role === "bastion")
        return (
            admits(tcp(ports(22)), traffic) &&
            (AddressSet.parse(...settings.bastionSshCidrs)?.covers(addresses) ?? false)
        );
    const listed = settings.publicEndpoints.filter(({ identity }) => hasIdentity(to.producer.urn, [identity]));
    return (
        to.role === "listed-endpoint" &&
        listed.some(({ protocol, port }) => admits({ protocol, ports: ports(port) }, traffic))
    );
}

/** What the other side of the VPN may reach: listeners, and what is there to be pinged. */
function judgeOnPremises(reach: Reachability, source: Source, settings: Settings): Finding[] {
    const known = AddressSet.parse(...settings.onPremisesCidrs) ?? AddressSet.empty;
    const listeners = tcp(
        [...settings.internalListenerPorts, ...settings.publicListenerPorts].flatMap((port) => ports(port)),
    );
    return reach.direct(source).flatMap((hop) => {
        const { to, traffic, addresses } = hop;
        const ping = to.role === "probe" && /^icmp/.test(traffic.protocol) && known.covers(addresses);
        const listener = BALANCERS.includes(to.role) && admits(listeners, traffic);
        return ping || listener || isListed(hop, settings)
            ? []
            : [refuse({ source, hops: [hop] }, "no way in from there but internal listeners and pings")];
    });
}

function refuse(path: Path, required: string): Finding {
    return report(last(path.hops), pathText(path), required);
}

function report({ to }: Admission, path: string, required: string): Finding {
    return violation(to.producer, { found: `can be reached: ${path}`, required, fix: "close one of these hops" });
}

function last(hops: readonly Admission[]): Admission {
    return hops.at(-1) as Admission;
}

function dedupe(findings: readonly Finding[]): Finding[] {
    return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}
