import { sizeOf } from "@platform/aws-model/network/cidr";
import type { Block, Section, Verdict } from "../section";
import { drawAddresses } from "./picture";
import type { Range } from "./ranges";
import type { AddressReport } from "./report";
import { KINDS, networksTable, percent, rangesTable, roomTables, subnetsTable } from "./tables";

/** The addresses for people. */
export function addressSection(report: AddressReport): Section {
    const picture = drawAddresses(report);
    return {
        id: "addresses",
        title: "Addresses",
        verdict: verdictOf(report),
        summary: summaryOf(report),
        blocks: [
            ...(picture === ""
                ? []
                : [{ kind: "picture" as const, caption: "The ranges, each bar to its own scale", svg: picture }]),
            ...clashes(report),
            rangesTable(report),
            ...subnetsTable(report),
            ...networksTable(report),
            ...roomTables(report),
            ...unknowns(report),
        ],
        data: report,
    };
}

function verdictOf({ ranges, overlaps, misplaced, unknown }: AddressReport): Verdict {
    if (overlaps.length + misplaced.length > 0) return "bad";
    if (unknown.length > 0) return "unknown";
    return ranges.length === 0 ? "neutral" : "good";
}

function summaryOf({ ranges, overlaps, misplaced, networks, stack }: AddressReport): string {
    const clashing = overlaps.length + misplaced.length;
    const own = networks.find((network) => network.stack === stack && network.urn !== undefined);
    const room = own?.room?.[0];
    const growth =
        own === undefined
            ? ""
            : room === undefined
              ? ` ${percent(1 - own.inSubnets / sizeOf(own.cidr))} of the VPC is free.`
              : ` The VPC has room for ${room.freeZones} more zones.`;
    if (ranges.length === 0) return "The plan has no VPC, and neither has any stack file.";
    return clashing === 0
        ? `No range overlaps another.${growth}`
        : `${clashing} ${clashing === 1 ? "range is" : "ranges are"} where another one is.${growth}`;
}

function clashes({ overlaps, misplaced }: AddressReport): readonly Block[] {
    if (overlaps.length + misplaced.length === 0) return [];
    const items = overlaps.map(({ a, b, why }) => ({
        text: `${described(a)} overlaps ${described(b)}: ${why}`,
        verdict: "bad" as const,
        ...(a.urn === undefined ? {} : { urn: a.urn }),
    }));
    const inside = misplaced.map(({ urn, text }) => ({ text, urn, verdict: "bad" as const }));
    return [{ kind: "list", caption: "Overlaps", items: [...items, ...inside] }];
}

function described({ cidr, kind, stacks, note }: Range): string {
    const more = note === undefined ? "" : ` to ${note}`;
    return `${cidr.text} (${KINDS[kind]}${more}, ${stacks.join(" and ")})`;
}

function unknowns({ unknown }: AddressReport): readonly Block[] {
    if (unknown.length === 0) return [];
    const items = unknown.map(({ name, urn }) => ({ text: name, urn, verdict: "unknown" as const }));
    return [{ kind: "list", caption: "Ranges that the plan does not tell", items }];
}
