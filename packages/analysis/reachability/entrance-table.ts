import type { Entrance } from "./entrances";
import type { Block, Cell } from "../section";
import { shortList } from "./merge";
import type { ReachabilityReport } from "./report";
import type { ReadingAcl } from "./web-acls";

const INTERNET = "the internet";

/** What can be asked of load balancers, by the rules of their listeners: from the internet, or from inside. */
export function entranceTable({ entrances: all, connections }: ReachabilityReport, facing: boolean): Block {
    const shown = all.filter(({ internetFacing, own: itself }) => internetFacing === facing && (!itself || facing));
    const own = [...shown].sort((a, b) =>
        a.loadBalancer < b.loadBalancer ? -1 : a.loadBalancer > b.loadBalancer ? 1 : 0,
    );
    return {
        kind: "table",
        caption: facing ? "What the internet can ask for" : "What can be asked for inside",
        columns: [
            ...[{ title: "Load balancer" }, { title: "Who may ask" }, { title: "Listener" }],
            ...[{ title: "Host and path" }, { title: "Answered by" }, { title: "To the app over" }],
        ],
        rows: own.map((entrance): Cell[] => {
            const label = `load balancer ${entrance.loadBalancer}`;
            const ways = connections.filter(({ to, from }) => to === label && (from === INTERNET) === facing);
            const [urn] = entrance.answerUrns;
            return [
                { text: entrance.loadBalancer, urn: entrance.loadBalancerUrn },
                facing
                    ? asking(ways[0]?.onlyFrom, ways.length > 0, entrance)
                    : {
                          text: `${shortList(
                              ways.map(({ from }) => from),
                              3,
                          )}${signInText(entrance)}`,
                      },
                { text: entrance.listener },
                { text: entrance.asks },
                {
                    text: `${shortList(entrance.answers)}${entrance.paused === true ? ", in maintenance" : ""}`,
                    ...(urn === undefined ? {} : { urn }),
                },
                { text: entrance.inside ?? "" },
            ];
        }),
    };
}

function asking(onlyFrom: readonly string[] = [], open: boolean, entrance: Entrance): Cell {
    if (!open) return { text: "nobody" };
    const { webAcl } = entrance;
    const stopped = `${signInText(entrance)}${webAcl === undefined ? "" : `; ${byRule(webAcl)}`}`;
    return onlyFrom.length === 0
        ? { text: `everyone${stopped}` }
        : { text: `${shortList(onlyFrom, 3)}${stopped}`, detail: `Only from ${onlyFrom.join(", ")}.` };
}

function signInText({ signIn }: Entrance): string {
    return signIn === undefined ? "" : `; ${signIn}`;
}

function byRule({ name, stops }: ReadingAcl): string {
    const acl = name === undefined ? "a web ACL" : `web ACL ${name}`;
    if (stops === "unknown") return `what ${acl} stops is not known`;
    return stops === "some" ? `${acl} stops some by rule, not by address` : `${acl} only counts`;
}
