import type { Block, Section, Verdict } from "../section";
import { entranceTable } from "./entrance-table";
import { matrix } from "./matrix";
import { listed } from "./merge";
import type { ReachabilityReport, ReportedParty } from "./report";
import { connectionTable, outboundTable, refusalTable } from "./tables";

const INTERNET = "the internet";

/** The report as text and tables. */
export function sectionOf(report: ReachabilityReport): Section {
    const { verdict, summary } = conclusion(report);
    const shared = report.parties.filter(({ services }) => services.length > 1);
    const blocks: Block[] = [
        matrix(report),
        ...shared.map((party): Block => ({ kind: "text", text: sharing(party) })),
        entranceTable(report, true),
        entranceTable(report, false),
        waysIn(report),
        connectionTable(report),
        refusalTable(report),
        outboundTable(report),
        ...(report.networkAcls.length === 0 ? [] : [networkAcls(report.networkAcls)]),
    ];
    const nothing = report.parties.every(({ group }) => group === "outside");
    const filled = nothing ? [] : blocks.filter(isFilled);
    return { id: "reachability", title: "Reachability", verdict, summary, blocks: filled, data: report };
}

function isFilled(block: Block): boolean {
    if (block.kind === "table") return block.rows.length > 0;
    return block.kind !== "list" || block.items.length > 0;
}

function conclusion({ connections, parties }: ReachabilityReport): { verdict: Verdict; summary: string } {
    if (parties.every(({ group }) => group === "outside"))
        return { verdict: "neutral", summary: "Nothing in this plan has a network interface." };
    const open = connections.filter(({ from }) => from === INTERNET);
    const wrong = open.filter(({ verdict }) => verdict !== "good");
    const verdict = (["bad", "unknown", "attention"] as const).find((one) => wrong.some((way) => way.verdict === one));
    if (verdict !== undefined) {
        const named = wrong.map(({ to, ports, why }) => `${to} on ${ports} (${why})`);
        return { verdict, summary: `The internet can connect to ${listed(named)}.` };
    }
    if (open.length === 0) return { verdict: "good", summary: "The internet can connect to nothing." };
    const names = listed(open.map(({ to, ports }) => `${to} on ${ports}`));
    return { verdict: "good", summary: `The internet can connect to ${names}, and to nothing else.` };
}

function sharing({ label, services }: ReportedParty): string {
    return `On ${label} run ${listed(services, 8)}. They share its addresses, so a rule for one is a rule for all of them.`;
}

function waysIn({ waysIn: all }: ReachabilityReport): Block {
    const caption = "How far the outside gets, hop by hop";
    const items = all.slice(0, 30).map(({ path }) => path);
    const rest = all.length - items.length;
    return {
        kind: "list",
        caption,
        items: rest > 0 ? [...items, `and ${rest} more, in the data of this section`] : items,
    };
}

function networkAcls(names: readonly string[]): Block {
    const text = `Network ACLs are taken as open: those of this plan (${listed(names)}) may stop more than is shown here.`;
    return { kind: "text", text };
}
