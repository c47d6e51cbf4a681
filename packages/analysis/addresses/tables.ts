import { byAddress, sizeOf, type Cidr } from "@platform/aws-model/network/cidr";
import { reservedInSubnet } from "@platform/aws-model/network/subnet-plan";
import type { Block, Cell } from "../section";
import type { Overlap, Range, RangeKind } from "./ranges";
import type { AddressReport, NetworkReport } from "./report";

/** How a reader calls a kind of range. */
export const KINDS: Readonly<Record<RangeKind, string>> = {
    vpc: "VPC",
    "on-premises": "on-premises",
    "client-vpn": "client VPN",
    tunnel: "inside a VPN tunnel",
    docker: "Docker on instances",
};
/** How many free blocks a cell names. */
const SHOWN_BLOCKS = 4;

/** All ranges, and which of them overlap. */
export function rangesTable({ ranges, overlaps }: AddressReport): Block {
    return {
        kind: "table",
        caption: "Ranges of all stacks and of what they reach",
        columns: [
            { title: "Range" },
            { title: "What it is" },
            { title: "Stacks" },
            { title: "Addresses", align: "right" },
            { title: "Overlaps" },
        ],
        rows: ranges.map((range) => [
            { text: range.cidr.text, ...(range.urn === undefined ? {} : { urn: range.urn }) },
            range.note === undefined ? KINDS[range.kind] : `${KINDS[range.kind]} to ${range.note}`,
            range.stacks.join(", "),
            number(sizeOf(range.cidr)),
            clashCell(range, overlaps),
        ]),
    };
}

function clashCell(range: Range, overlaps: readonly Overlap[]): Cell {
    const others = overlaps.flatMap(({ a, b }) => (a === range ? [b] : b === range ? [a] : []));
    return others.length === 0
        ? { text: "nothing", verdict: "good" }
        : { text: others.map(({ cidr }) => cidr.text).join(", "), verdict: "bad" };
}

/** This plan's subnets. */
export function subnetsTable({ subnets, stack }: AddressReport): readonly Block[] {
    if (subnets.length === 0) return [];
    return [
        {
            kind: "table",
            caption: `Subnets of ${stack}`,
            columns: [
                { title: "Range" },
                { title: "Tier" },
                { title: "Zone" },
                { title: "Subnet" },
                { title: "Usable addresses", align: "right" },
            ],
            rows: subnets.map(({ cidr, tier, zone, name, urn }) => [
                cidr.text,
                tier,
                zone,
                { text: name, urn },
                number(sizeOf(cidr) - reservedInSubnet),
            ]),
        },
    ];
}

/** How much of each VPC is given to subnets. */
export function networksTable({ networks }: AddressReport): readonly Block[] {
    if (networks.length === 0) return [];
    return [
        {
            kind: "table",
            caption: "VPCs: what is given to subnets, and what is free",
            columns: [
                { title: "VPC" },
                { title: "Stack" },
                { title: "In subnets", align: "right" },
                { title: "Free", align: "right" },
                { title: "Largest free blocks" },
            ],
            rows: networks.map(({ cidr, stack, inSubnets, free, urn }) => [
                { text: cidr.text, ...(urn === undefined ? {} : { urn }) },
                stack,
                percent(inSubnets / sizeOf(cidr)),
                number(sizeOf(cidr) - inSubnets),
                largest(free),
            ]),
        },
    ];
}

/** What the platform's own plan of subnets has room for. */
export function roomTables({ networks, stack }: AddressReport): readonly Block[] {
    return networks
        .filter(
            (network): network is NetworkReport & Required<Pick<NetworkReport, "room">> => network.room !== undefined,
        )
        .filter((network) => network.stack === stack)
        .map(({ cidr, room }) => ({
            kind: "table",
            caption: `Room for growth in ${cidr.text}: a zone or a tier that comes moves no other subnet (docs/decisions/0004)`,
            columns: [
                { title: "Tier" },
                { title: "Zones in use" },
                { title: "Further zones", align: "right" },
                { title: "Addresses in each", align: "right" },
            ],
            rows: [
                ...room.map(({ tier, zones, freeZones, addresses }) => [
                    tier,
                    zones.join(", "),
                    `${freeZones}`,
                    number(addresses),
                ]),
                ["one more tier", "none", "8", number(room.find(({ tier }) => tier === "data")?.addresses ?? 0)],
            ],
        }));
}

function largest(blocks: readonly Cidr[]): string {
    const sorted = [...blocks].sort((a, b) => a.prefix - b.prefix || byAddress(a, b));
    const more = sorted.length - SHOWN_BLOCKS;
    const shown = sorted.slice(0, SHOWN_BLOCKS).map(({ text }) => text);
    return sorted.length === 0 ? "none" : `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function number(value: number): string {
    return value.toLocaleString("en-US");
}

/** A part of a whole. */
export function percent(part: number): string {
    return `${Math.round(part * 100)} %`;
}
