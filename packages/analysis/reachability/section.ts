import type { Block, Section, Verdict } from "../section";
import { entranceTable } from "./entrance-table";
import { matrix } from "./matrix";
import { shortList } from "./merge";
import type { ReachabilityReport, ReportedParty } from "./report";
import { connectionTable, functionCallerTable, openingTable, outboundTable, refusalTable } from "./tables";
import { unknownText } from "../shared/unknown-types";

const INTERNET = "the internet";

/** The report as text and tables. */
export function sectionOf(report: ReachabilityReport): Section {
    const { verdict, summary } = conclusion(report);
    const hosts = report.parties.filter(({ services }) => services.length > 0);
    const blocks: Block[] = [
        matrix(report),
        ...hosts.map((party): Block => ({ kind: "text", text: sharing(party) + sharedData(party, report) })),
        entranceTable(report, true),
        entranceTable(report, false),
        openingTable(report),
        functionCallerTable(report),
        waysIn(report),
        connectionTable(report),
        refusalTable(report),
        outboundTable(report),
        ...(report.networkAcls.length === 0 ? [] : [networkAcls(report.networkAcls)]),
    ];
    const nothing = report.parties.every(({ group }) => group === "outside");
    const elsewhere = [openingTable(report), functionCallerTable(report)];
    const filled = (nothing ? elsewhere : blocks).filter(isFilled);
    return { id: "reachability", title: "Reachability", verdict, summary, blocks: filled, data: report };
}

function isFilled(block: Block): boolean {
    if (block.kind === "table") return block.rows.length > 0;
    return block.kind !== "list" || block.items.length > 0;
}

interface Conclusion {
    readonly verdict: Verdict;
    readonly summary: string;
}

/** Ways in that the first line names: it is what people read. */
const MOST = 8;

/** Containers of different apps on one bridge, of which it is not known whether they are kept apart. */
function openBridges(parties: readonly ReportedParty[]): string {
    const open = parties.filter(({ services, containersApart }) => services.length > 1 && !containersApart);
    const names = open.map(({ label }) => label);
    return names.length === 0 ? "" : ` Not known: whether containers on ${shortList(names)} reach one another.`;
}

/** What the internet gets to. It claims to be all of it only where every type of the stack is known. */
function conclusion({ connections, openings, unknownTypes, parties }: ReachabilityReport): Conclusion {
    const isEmpty = parties.every(({ group }) => group === "outside") && openings.length + unknownTypes.length === 0;
    if (isEmpty) return { verdict: "neutral", summary: "Nothing in this plan has a network interface." };
    const ways = [
        ...connections
            .filter(({ from }) => from === INTERNET)
            .map(({ to, ports, why, verdict }) => ({ what: to, ports, why, verdict })),
        ...openings.filter(({ open }) => open !== "no"),
    ];
    const wrong = ways.filter(({ verdict }) => verdict !== "good");
    const named = wrong.map(({ what, ports, why }) => `${what} on ${ports} (${why})`);
    const meant = ways.filter((way) => !wrong.includes(way)).map(({ what, ports }) => `${what} on ${ports}`);
    const asMeant = meant.length === 0 ? "" : `, and as is meant to ${shortList(meant, MOST)}`;
    const untold = unknownTypes.length === 0 ? "" : ` Not known: whether it reaches ${unknownText(unknownTypes)}.`;
    const rest = untold === "" ? ", and to nothing else" : "";
    const unsure = untold + openBridges(parties);
    const summary =
        named.length > 0
            ? `The internet can connect to ${shortList(named, MOST)}${asMeant}.`
            : meant.length > 0
              ? `The internet can connect to ${shortList(meant, MOST)}${rest}.`
              : `The internet can connect to nothing${untold === "" ? "" : " that this analysis knows"}.`;
    const worst = (["bad", "unknown", "attention"] as const).find((one) => wrong.some((way) => way.verdict === one));
    const verdict = worst === "bad" || unsure === "" ? (worst ?? "good") : "unknown";
    return { verdict, summary: summary + unsure };
}

function sharing({ label, services, containersApart }: ReportedParty): string {
    const [one, another] = services;
    const running =
        another === undefined
            ? `On ${label} runs ${one ?? ""}.`
            : `On ${label} run ${shortList(services, 8)}. They share its addresses, so a rule for one is a rule for all of them.`;
    return containersApart
        ? `${running} Containers reach neither one another nor the instance, whose user data close Docker's bridge.`
        : `${running} Docker lets containers reach one another and the instance, which no rule here sees, unless its image closes that; its user data do not in a way that is known here.`;
}

/** Data to which all that share addresses have the way that one of them was given. */
function sharedData({ label, services }: ReportedParty, { parties, connections }: ReachabilityReport): string {
    const reached = parties.filter(
        ({ group, label: data }) =>
            group === "data" && connections.some(({ from, to }) => from === label && to === data),
    );
    const names = (open: boolean) =>
        reached.filter(({ knowsNoUsers }) => knowsNoUsers === open).map((party) => party.label);
    const [byUser, byNothing] = [names(false), names(true)];
    const ways = [
        ...(byUser.length === 0 ? [] : [`${shortList(byUser, 8)}, where users and passwords alone keep them apart`]),
        ...(byNothing.length === 0 ? [] : [`${shortList(byNothing, 8)}, where nothing does: it knows no users`]),
    ];
    return services.length < 2 || ways.length === 0 ? "" : ` Each of them can connect to ${ways.join("; and to ")}.`;
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
    const text = `Network ACLs are taken as open: those of this plan (${shortList(names)}) may stop more than is shown here.`;
    return { kind: "text", text };
}
