import { expect } from "chai";
import { FakeAws } from "./support/fake-aws";
import { operate } from "./support/operator";

interface TunnelState {
    readonly status: "UP" | "DOWN";
    readonly message: string;
}

function connection(name: string, tunnels: readonly TunnelState[], state = "available"): string {
    const telemetry = tunnels.map(
        ({ status, message }, index) =>
            `<item><outsideIpAddress>198.51.100.${index + 1}</outsideIpAddress><status>${status}</status><statusMessage>${message}</statusMessage>` +
            "<acceptedRouteCount>2</acceptedRouteCount><lastStatusChange>2026-11-29T12:00:00Z</lastStatusChange></item>",
    );
    return (
        `<item><vpnConnectionId>vpn-1</vpnConnectionId><state>${state}</state><tagSet><item><key>Name</key><value>${name}</value></item></tagSet>` +
        `<vgwTelemetry>${telemetry.join("")}</vgwTelemetry></item>`
    );
}

describe("ops vpn-status", () => {
    let aws: FakeAws;
    beforeEach(async () => {
        aws = new FakeAws();
        await aws.start();
    });
    afterEach(() => {
        aws.stop();
    });

    function connections(...items: readonly string[]): void {
        aws.on(
            "ec2 DescribeVpnConnections",
            () =>
                `<DescribeVpnConnectionsResponse><vpnConnectionSet>${items.join("")}</vpnConnectionSet></DescribeVpnConnectionsResponse>`,
        );
    }
    const vpnStatus = (...args: readonly string[]) => operate(["vpn-status", "--stack", "test", ...args]);
    const name = "platform-test-datacenter-1";
    const up = { status: "UP", message: "2 BGP ROUTES" } as const;
    const down = { status: "DOWN", message: "IPSEC IS DOWN" } as const;

    it("shows each tunnel; exit code 0 while all are up", async () => {
        connections(connection(name, [up, up]));
        expect(await vpnStatus()).to.deep.include({
            code: 0,
            out: [
                "connection                  tunnel        state  since  routes  AWS says",
                "platform-test-datacenter-1  198.51.100.1  up     24h    2       2 BGP ROUTES",
                "platform-test-datacenter-1  198.51.100.2  up     24h    2       2 BGP ROUTES",
                "",
                "All tunnels are up.",
                "",
            ].join("\n"),
        });
        expect(aws.inputs("ec2 DescribeVpnConnections")[0]).to.deep.include({
            "Filter.1.Name": "tag:Name",
            "Filter.1.Value.1": name,
        });
    });

    for (const [what, items, complaint] of [
        [
            "a tunnel is down",
            [connection(name, [up, down])],
            "1 of 2 tunnels are down: docs/runbooks/vpn-tunnel-down.md. Call: Network operations, +1 555 0100",
        ],
        ["a connection is not there", [], `${name}: there is no such connection`],
        ["a connection was deleted", [connection(name, [up, up], "deleted")], `${name}: there is no such connection`],
        ["AWS says nothing of the tunnels", [connection(name, [])], `${name}: AWS says nothing of its tunnels`],
    ] as const) {
        it(`exit code 1 when ${what}`, async () => {
            connections(...items);
            const { code, answer } = await vpnStatus("--json");
            expect(answer["complaints"]).to.deep.equal([complaint]);
            expect(code).to.equal(1);
        });
    }

    it("--json", async () => {
        connections(connection(name, [down]));
        expect((await vpnStatus("--json")).answer["tunnels"]).to.deep.equal([
            {
                connection: name,
                outside: "198.51.100.1",
                up: false,
                message: "IPSEC IS DOWN",
                routes: 2,
                since: "2026-11-29T12:00:00.000Z",
            },
        ]);
    });

    it("exit code 2 for a stack without a VPN", async () => {
        expect(await operate(["vpn-status", "--stack", "open"])).to.deep.include({
            code: 2,
            err: "Pulumi.open.yaml has no platform:vpn.\n",
        });
    });
});
