import type { Plan } from "../plan";
import { connectionsOf, type HandoverConnection } from "./connections";
import { handoverSheet } from "./sheet";
import { packetSize, type PacketSize } from "./packet-size";
import { runbookCommands, type Command } from "./runbook";
import { datacenterSideOf, type DatacenterSide } from "./datacenter-side";
import { vpnAlarms, type VpnAlarm } from "./vpn-alarms";

/** What the datacenter's network team is handed, and what is done when a tunnel's alarm fires. */
export interface HandoverResult {
    readonly stack: string;
    readonly connections: readonly HandoverConnection[];
    readonly around: DatacenterSide;
    /** By the connection's name. */
    readonly packets: Readonly<Record<string, PacketSize>>;
    readonly alarms: readonly VpnAlarm[];
    readonly commands: readonly Command[];
    /** What the team needs and the plan does not say. */
    readonly gaps: readonly string[];
    /** The sheet for each connection, as text to copy. */
    readonly sheets: Readonly<Record<string, string>>;
}

export function analyzeHandover(plan: Plan): HandoverResult {
    const connections = connectionsOf(plan);
    const around = datacenterSideOf(plan);
    const packets = Object.fromEntries(
        connections.map(({ name, tunnels: [tunnel] }) => [name, packetSize(tunnel.phase2)]),
    );
    const alarms = vpnAlarms(plan, connections, around);
    return {
        ...{ stack: plan.stack, connections, around, packets, alarms },
        commands: runbookCommands(plan.stack, connections),
        gaps: connections.flatMap((connection) => gapsOf(connection, around, alarms)),
        sheets: Object.fromEntries(
            connections.map((connection) => [
                connection.name,
                handoverSheet(connection, around, packetSize(connection.tunnels[0].phase2)),
            ]),
        ),
    };
}

function gapsOf(
    connection: HandoverConnection,
    around: DatacenterSide,
    alarms: readonly VpnAlarm[],
): readonly string[] {
    const { name, deviceAddress, deviceAsn, routing, staticRoutes, vpcCidrs, keys, tunnels } = connection;
    const open = (missing: boolean, what: string) => (missing ? [`${name}: ${what}`] : []);
    const ranges = routing === "static" ? staticRoutes : around.onPremisesCidrs;
    return [
        ...open(deviceAddress === undefined, "the device's public address is not known"),
        ...open(routing === "BGP" && deviceAsn === undefined, "the device's AS number is not known"),
        ...open(ranges.length === 0, "the datacenter's ranges are not known"),
        ...open(vpcCidrs.length === 0, "the VPC's range is not known"),
        ...open(keys !== "Secrets Manager", `its keys are in ${keys}`),
        ...open(
            tunnels.some(({ ikeVersions, phase2 }) => ikeVersions.length === 0 || phase2.encryption.length === 0),
            "AWS accepts every IKE version or cipher that it knows, also weak ones",
        ),
        ...open(!alarms.some(({ connections }) => connections.includes(name)), "no alarm looks at it"),
    ];
}
