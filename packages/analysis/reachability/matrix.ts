import type { Block, Cell } from "../section";
import { shortList } from "./merge";
import type { PartyGroup, ReachabilityReport, ReportedConnection, ReportedParty } from "./report";

const COLUMNS: readonly (readonly [group: PartyGroup, title: string])[] = [
    ["public load balancers", "Public load balancers"],
    ["internal load balancers", "Internal load balancers"],
    ["apps", "Apps"],
    ["operations", "Bastion, endpoints"],
    ["data", "Data"],
];
/** Above so many of a group, its members share a row. */
const MOST_ROWS = 8;

interface Row {
    readonly label: string;
    readonly members: readonly ReportedParty[];
}

/** Who reaches which kind of target, on which ports: one row for each source, one column for each kind. */
export function matrix({ parties, connections }: ReachabilityReport): Block {
    const columns = COLUMNS.filter(([group]) => parties.some((party) => party.group === group));
    const bySource = new Map<string, ReportedConnection[]>();
    for (const connection of connections)
        bySource.set(connection.from, [...(bySource.get(connection.from) ?? []), connection]);
    const rows = rowsOf(parties).map(({ label, members }) => {
        const theirs = members.flatMap((member) => bySource.get(member.label) ?? []);
        const cells = columns.map(([group]) => {
            const inside = new Set(parties.filter((party) => party.group === group).map((party) => party.label));
            return cell(
                theirs.filter(({ to }) => inside.has(to)),
                inside.size,
            );
        });
        return [{ text: label, ...(members.length === 1 && members[0]?.urn ? { urn: members[0].urn } : {}) }, ...cells];
    });
    return {
        kind: "table",
        caption: "Who can open a connection to whom, on which ports",
        columns: [{ title: "From" }, ...columns.map(([, title]) => ({ title }))],
        rows,
    };
}

function rowsOf(parties: readonly ReportedParty[]): readonly Row[] {
    const groups: readonly PartyGroup[] = [
        "outside",
        "people",
        ...COLUMNS.map(([group]) => group).filter((group) => group !== "data"),
    ];
    return groups.flatMap((group) => {
        const members = parties.filter((party) => party.group === group);
        if (members.length <= MOST_ROWS) return members.map((member) => ({ label: member.label, members: [member] }));
        return [{ label: `${members.length} ${group}`, members }];
    });
}

function cell(connections: readonly ReportedConnection[], size: number): Cell {
    if (connections.length === 0) return { text: "no" };
    const targets = [...new Set(connections.map(({ to }) => to))];
    const ports = portsByProtocol(connections.map((connection) => connection.ports));
    const some = targets.length < size ? ` (${targets.length} of ${size})` : "";
    const verdict = (["bad", "unknown", "attention", "good"] as const).find((one) =>
        connections.some((connection) => connection.verdict === one),
    );
    return { text: `${shortList(ports, 2)}${some}`, detail: shortList(targets, 10), ...(verdict && { verdict }) };
}

/** `tcp 80, 443` and `tcp 443` as `tcp 80, 443`. */
function portsByProtocol(texts: readonly string[]): readonly string[] {
    const found = new Map<string, Set<string>>();
    for (const text of texts.flatMap((one) => one.split("; "))) {
        const [, protocol = text, ports = ""] = /^(\S+) ([\d, -]+)$/.exec(text) ?? [];
        const known = found.get(protocol) ?? new Set();
        found.set(protocol, new Set([...known, ...ports.split(", ").filter((port) => port !== "")]));
    }
    return [...found].map(([protocol, ports]) => [protocol, shortList([...ports], 3)].join(" ").trim());
}
