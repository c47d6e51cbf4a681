import type { Block, Cell } from "../section";
import type { HandoverConnection } from "./connections";
import type { HandoverResult } from "./result";
import type { Phase } from "./tunnel";

/** A row for each tunnel: addresses, AS numbers, routes. */
export function vpnConnectionTable({ connections, around }: HandoverResult): Block {
    return {
        kind: "table",
        caption: "Tunnels, as the datacenter sees them",
        columns: [
            { title: "Connection" },
            { title: "Device" },
            { title: "AWS outside" },
            { title: "Inside: AWS, device" },
            { title: "AS: AWS, device" },
            { title: "Routes: to AWS; to the datacenter" },
        ],
        rows: connections.flatMap((connection) =>
            connection.tunnels.map(({ number, awsAddress, awsInsideAddress, deviceInsideAddress }): readonly Cell[] => [
                { text: `${connection.name} / ${number}`, urn: connection.urn },
                { text: connection.deviceAddress ?? "not known" },
                { text: "after deployment", detail: awsAddress },
                {
                    text: awsInsideAddress.startsWith("<")
                        ? "after deployment"
                        : `${awsInsideAddress}, ${deviceInsideAddress}`,
                },
                {
                    text:
                        connection.routing === "BGP"
                            ? `${connection.awsAsn}, ${connection.deviceAsn ?? "?"}`
                            : "static",
                },
                { text: routes(connection, around.onPremisesCidrs) },
            ]),
        ),
    };
}

function routes({ vpcCidrs, routing, staticRoutes }: HandoverConnection, onPremises: readonly string[]): string {
    const back = routing === "static" ? staticRoutes : onPremises;
    return `${vpcCidrs.join(", ") || "?"}; ${back.join(", ") || "?"}`;
}

/** What AWS accepts: one column for each proposal that differs. */
export function proposalTable(connections: readonly HandoverConnection[]): Block {
    const tunnels = connections.flatMap(({ name, tunnels: both }) => both.map((tunnel) => ({ name, tunnel })));
    const kinds = new Map<string, { readonly where: string[]; readonly tunnel: (typeof tunnels)[number]["tunnel"] }>();
    for (const { name, tunnel } of tunnels) {
        const { ikeVersions, phase1, phase2, dpdTimeoutSeconds, dpdTimeoutAction, startupAction } = tunnel;
        const key = JSON.stringify([ikeVersions, phase1, phase2, dpdTimeoutSeconds, dpdTimeoutAction, startupAction]);
        const kind = kinds.get(key) ?? { where: [], tunnel };
        kind.where.push(`${name} / ${tunnel.number}`);
        kinds.set(key, kind);
    }
    const all = [...kinds.values()].slice(0, 4);
    const row = (title: string, read: (kind: (typeof all)[number]["tunnel"]) => string) => [
        title,
        ...all.map(({ tunnel }) => read(tunnel)),
    ];
    return {
        kind: "table",
        caption: "What AWS accepts",
        columns: [
            { title: "" },
            ...all.map(({ where }) => ({ title: kinds.size === 1 ? "all tunnels" : where.join(", ") })),
        ],
        rows: [
            row("IKE", ({ ikeVersions }) => ikeVersions.join(", ") || ANY),
            ...phaseRows("Phase 1", (pick) => (title) => row(title, ({ phase1 }) => pick(phase1))),
            ...phaseRows("Phase 2", (pick) => (title) => row(title, ({ phase2 }) => pick(phase2))),
            row(
                "Dead peer detection",
                ({ dpdTimeoutSeconds, dpdTimeoutAction }) => `${dpdTimeoutSeconds} s, then ${dpdTimeoutAction}`,
            ),
            row("Who starts", ({ startupAction }) => (startupAction === "start" ? "AWS" : "the device")),
        ],
    };
}

const ANY = "any that AWS knows";

function phaseRows(
    phase: string,
    make: (pick: (phase: Phase) => string) => (title: string) => string[],
): readonly string[][] {
    return [
        make(({ encryption }) => encryption.join(", ") || ANY)(`${phase}: encryption`),
        make(({ integrity }) => integrity.join(", ") || ANY)(`${phase}: hash`),
        make(({ dhGroups }) => dhGroups.join(", ") || ANY)(`${phase}: Diffie-Hellman groups`),
        make(({ lifetimeSeconds }) => `${lifetimeSeconds} s`)(`${phase}: lifetime`),
    ];
}
