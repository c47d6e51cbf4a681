import type { Admission } from "@platform/aws-model/graph/admission";
import type { Graph } from "@platform/aws-model/graph/graph";
import { pathText, Reachability, type Path } from "@platform/aws-model/graph/reachability";
import type { Role } from "@platform/aws-model/graph/roles";
import { distinct, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Settings } from "@platform/aws-model/settings";
import { isDeclared } from "./declared-connections";
import { orListNetwork } from "./listed-networks";
import { BALANCERS, mayCallData, mayComeFromInternet, mayComeFromOnPremises } from "./allowed-ways";

const CLOSE = "close one of these hops";

/** What follows from all rules together: who reaches whom. A finding shows the way, hop by hop. */
export const reachabilityProof = stackPolicy({
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
        return distinct([
            ...fromInternet(reach, settings),
            ...fromOnPremises(reach, settings),
            ...toData(reach, graph, settings),
        ]);
    },
});

function fromInternet(reach: Reachability, settings: Settings): PolicyFinding[] {
    const direct = reach.direct(reach.internet).filter((way) => !mayComeFromInternet(way, settings));
    const paths = [...reach.reached(reach.internet, [...BALANCERS, "bastion"]).values()];
    const onwards = paths.filter(
        ({ hops }) =>
            hops.length > 1 &&
            isFirstWorkload(hops.map(({ to }) => to.role)) &&
            !hops.slice(1).some(({ to, traffic }, index) => {
                const from = hops[index]?.to;
                return from !== undefined && isDeclared(from, to, traffic, settings);
            }),
    );
    return [
        ...direct.map((way) =>
            refuse({ source: reach.internet, hops: [way] }, "no way in but public listeners and listed endpoints"),
        ),
        ...onwards.map((path) => refuse(path, "a load balancer on every way from the internet")),
    ];
}

/** Whether a path ends at the first app or data on it: what lies behind that one follows from it. */
function isFirstWorkload(roles: readonly Role[]): boolean {
    return roles.findIndex((role) => role === "app" || role === "data") === roles.length - 1;
}

function fromOnPremises(reach: Reachability, settings: Settings): PolicyFinding[] {
    const source = reach.onPremises;
    if (source === undefined) return [];
    const ways = reach.direct(source).filter((way) => !mayComeFromOnPremises(way, settings));
    return ways.map((way) =>
        refuse({ source, hops: [way] }, "no way in from there but listeners of load balancers and pings", orList(way)),
    );
}

/** A ping is refused for where it comes from alone. */
function orList({ to, traffic }: Admission): string {
    return to.role === "probe" && traffic.protocol.startsWith("icmp")
        ? `${CLOSE}, ${orListNetwork(to.producer)}`
        : CLOSE;
}

function toData(reach: Reachability, graph: Graph, settings: Settings): PolicyFinding[] {
    return graph.withRole("data").flatMap((data) =>
        reach.callers(data).flatMap(({ from, by }) => {
            if (mayCallData(from, by, settings)) return [];
            const path = `${from.producer.name} (${from.role}) → ${data.producer.name} (data; ${by.because})`;
            return [report(by, path, "ways to data that start at an app")];
        }),
    );
}

function refuse(path: Path, required: string, fix = CLOSE): PolicyFinding {
    return report(end(path.hops), pathText(path), required, fix);
}

function report({ to }: Admission, path: string, required: string, fix = CLOSE): PolicyFinding {
    return violation(to.producer, { found: `can be reached: ${path}`, required, fix });
}

function end(hops: Path["hops"]): Admission {
    return hops[hops.length - 1] ?? hops[0];
}
