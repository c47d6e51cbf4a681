import type { Block, Cell } from "../section";
import { shortList, merge } from "./merge";
import type { Reason } from "./obstacles";
import type { ReachabilityReport } from "./report";

const STOPS: Readonly<Record<Reason, string>> = {
    "no-authorization": "no authorization rule of the client VPN",
    "no-public-address": "no address on the internet",
    "isolated-subnets": "isolated subnets, no route leads outside",
    "no-internet-route": "no route to an internet gateway",
    "no-vpn-route": "no route over the VPN",
    "other-network": "another VPC",
    "no-listener": "nothing listens on those ports",
    "no-ingress-rule": "no security-group rule admits it",
    "no-egress-rule": "no security-group rule of its own lets it out",
};

/** Every connection that is possible, with the rules that admit it. */
export function connectionTable({ connections: all }: ReachabilityReport): Block {
    const lines = merge(all, ({ ports, verdict, why }) => [ports, verdict, why].join("\n"));
    return {
        kind: "table",
        caption: "Connections that are possible",
        columns: [{ title: "From" }, { title: "To" }, { title: "Ports" }, { title: "Through the rules" }],
        rows: lines.map(({ from, to, items }): Cell[] => {
            const [{ ports, verdict, why }] = items;
            const rules = [...new Set(items.flatMap(({ through }) => through))];
            return [
                { text: shortList(from), ...(verdict === "neutral" ? {} : { verdict }), ...(why && { detail: why }) },
                { text: shortList(to), detail: to.join(", ") },
                { text: ports },
                { text: shortList(rules, 3), detail: rules.join(", ") },
            ];
        }),
    };
}

/** What stops the connections that matter and are not possible. */
export function refusalTable({ refusals: all }: ReachabilityReport): Block {
    const lines = merge(all, ({ obstacles }) => obstacles.map(({ reason }) => reason).join());
    return {
        kind: "table",
        caption: "What stops the others",
        columns: [{ title: "From" }, { title: "To" }, { title: "First stopped by" }, { title: "And then by" }],
        rows: lines.map(({ from, to, items }): Cell[] => {
            const [first, ...then] = items[0].obstacles.map(({ reason }) => STOPS[reason]);
            const texts = items
                .slice(0, 20)
                .map(({ to: target, obstacles }) => `${target}: ${obstacles.map(({ text }) => text).join("; ")}`);
            return [
                { text: shortList(from), detail: from.join(", ") },
                { text: shortList(to), detail: to.join(", ") },
                { text: first ?? "", detail: [...new Set(texts)].join(". ") },
                { text: then.join("; ") },
            ];
        }),
    };
}

/** Endpoints of their own: no network interface, subnet or security group of the stack is in their way. */
export function openingTable({ openings }: ReachabilityReport): Block {
    const answers = { yes: "yes", no: "no", unknown: "not known" } as const;
    return {
        kind: "table",
        caption: "Endpoints on the internet besides the network's",
        columns: [{ title: "Endpoint" }, { title: "Ports" }, { title: "Open" }, { title: "Why" }],
        rows: openings.map(({ what, ports, open, why, urn, verdict }): Cell[] => [
            { text: what, urn },
            { text: ports },
            { text: answers[open], verdict },
            { text: why },
        ]),
    };
}

/** Who calls functions: no rule of the network has a say in it. */
export function functionCallerTable({ functionCallers }: ReachabilityReport): Block {
    return {
        kind: "table",
        caption: "Who calls functions",
        columns: [{ title: "Function" }, { title: "Called by" }, { title: "Only for" }],
        rows: functionCallers.map((one): Cell[] => [
            { text: one.function, urn: one.functionUrn },
            { text: one.caller, urn: one.callerUrn },
            one.onlyFor === "" ? { text: "" } : { text: one.onlyFor, verdict: one.verdict },
        ]),
    };
}

/** Where connections may be opened to outside. */
export function outboundTable({ outbound: all }: ReachabilityReport): Block {
    const items = all.map((one) => ({ ...one, to: "" }));
    const lines = merge(items, ({ toInternet, over, toOnPremises }) => [toInternet, over, toOnPremises].join("\n"));
    return {
        kind: "table",
        caption: "What may leave",
        columns: [{ title: "From" }, { title: "To the internet" }, { title: "How" }, { title: "On-premises" }],
        rows: lines.map(({ from, items: [{ toInternet, over, toOnPremises }] }) => [
            { text: shortList(from), detail: from.join(", ") },
            toInternet || "nothing",
            over,
            toOnPremises || "nothing",
        ]),
    };
}
