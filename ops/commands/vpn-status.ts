import type { VpnConnection } from "@aws-sdk/client-ec2";
import { plannedConnections } from "../../components/vpn/plan";
import type { OpsCommand } from "../command";
import { exitCodes, OpsError } from "../errors";
import { age, table } from "../table";

interface Tunnel {
    readonly connection: string;
    readonly outside: string;
    readonly up: boolean;
    readonly message: string;
    /** Ranges that the datacenter announces; of no meaning where routes are static. */
    readonly routes: number;
    readonly since: Date | undefined;
}

export const vpnStatus: OpsCommand = {
    name: "vpn-status",
    args: "",
    summary: "each tunnel to the datacenter: whether it is up, since when, and what AWS says of it",
    details:
        "Exit code 1: a tunnel is down, or a connection of the stack file is not there. docs/runbooks/vpn-tunnel-down.md goes on from here.",
    changes: false,
    async run(session) {
        const { stack, world, aws } = session;
        const { vpn } = stack.config;
        if (vpn === undefined) {
            throw new OpsError(exitCodes.usage, `Pulumi.${stack.name}.yaml has no platform:vpn.`);
        }
        const names = Object.entries(vpn.customerGateways)
            .flatMap(([gateway, device]) => plannedConnections(gateway, device))
            .map(({ key }) => `${stack.prefix}-${key}`);
        const ec2 = await aws.ec2();
        const { VpnConnections: all = [] } = await ec2.describeVpnConnections({
            Filters: [{ Name: "tag:Name", Values: names }],
        });
        const connections = all.filter(({ State }) => State !== "deleted" && State !== "deleting");
        const tunnels = connections.flatMap(tunnelsOf);
        const absent = names.filter((name) => connections.every((connection) => nameOf(connection) !== name));
        const down = tunnels.filter(({ up }) => !up).length;
        const complaints = [
            ...absent.map((name) => `${name}: there is no such connection`),
            ...connections
                .filter(({ VgwTelemetry = [] }) => VgwTelemetry.length === 0)
                .map((one) => `${nameOf(one)}: AWS says nothing of its tunnels`),
            ...(down > 0
                ? [
                      `${down} of ${tunnels.length} tunnels are down: docs/runbooks/vpn-tunnel-down.md. Call: ${vpn.contact}`,
                  ]
                : []),
        ];
        return {
            exitCode: complaints.length === 0 ? exitCodes.done : exitCodes.wanting,
            text: [
                ...table([
                    ["connection", "tunnel", "state", "since", "routes", "AWS says"],
                    ...tunnels.map(({ connection, outside, up, message, routes, since }) => [
                        connection,
                        outside,
                        up ? "up" : "down",
                        age(since, world.now()),
                        vpn.routing === "bgp" ? String(routes) : "static",
                        message,
                    ]),
                ]),
                "",
                ...(complaints.length === 0 ? ["All tunnels are up."] : complaints),
            ],
            data: { tunnels, complaints },
        };
    },
};

function tunnelsOf(connection: VpnConnection): Tunnel[] {
    return (connection.VgwTelemetry ?? []).map((telemetry) => ({
        connection: nameOf(connection),
        outside: telemetry.OutsideIpAddress ?? "unknown",
        up: telemetry.Status === "UP",
        message: telemetry.StatusMessage ?? "",
        routes: telemetry.AcceptedRouteCount ?? 0,
        since: telemetry.LastStatusChange,
    }));
}

function nameOf({ Tags = [], VpnConnectionId = "" }: VpnConnection): string {
    return Tags.find(({ Key }) => Key === "Name")?.Value ?? VpnConnectionId;
}
