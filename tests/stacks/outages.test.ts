import { expect } from "chai";
import { someApps, withBlock } from "../harness/stack";
import { changesOf, merge, nameOf, type Edit } from "./edits";

const nat = (natGateways: string) => merge("network", { natGateways });
const zones = (...letters: string[]) =>
    merge("network", { availabilityZones: letters.map((letter) => `us-east-1${letter}`) });
const rename =
    (block: string, from: string, to: string): Edit =>
    (values) =>
        withBlock(values, block, ({ [from]: entry, ...rest }: Record<string, unknown>) => ({ ...rest, [to]: entry }));
/** Puts the app of boards and commissions on another load balancer. */
const move =
    (loadBalancer: string): Edit =>
    (values) =>
        withBlock(values, "services", (services: Record<string, { public: object }>) => {
            const app = services["boards-commissions"];
            return { ...services, "boards-commissions": { ...app, public: { ...app?.public, loadBalancer } } };
        });

/** Puts the redirect to that app on another load balancer. */
const moveRedirect =
    (loadBalancer: string): Edit =>
    (values) =>
        withBlock(values, "redirects", ({ boards }: { boards: object }) => ({ boards: { ...boards, loadBalancer } }));

/** Puts the zoning maps on another load balancer. */
const moveMaps =
    (loadBalancer: string): Edit =>
    (values) =>
        withBlock(values, "ec2Apps", ({ "zoning-maps": maps }: Record<string, { public: object }>) => ({
            "zoning-maps": { ...maps, public: { ...maps?.public, loadBalancer } },
        }));

/** What the update of a stack loses, as `type name: what`, without the users; and what the engine refuses, as `type name`. */
async function editedWhole(stack: "prod" | "staging", before: readonly Edit[], after: readonly Edit[]) {
    const changes = await changesOf(stack, before, after);
    return {
        outages: changes.flatMap((change) =>
            change.outage === undefined ? [] : [`${nameOf(change)}: ${change.outage.replace(/ \(used by .*\)$/, "")}`],
        ),
        refused: changes.flatMap((change) => (change.refused === undefined ? [] : [nameOf(change)])),
    };
}

/** The same of some of its apps, with what is around them. */
const edited: typeof editedWhole = (stack, before, after) => editedWhole(stack, [someApps, ...before], after);

const address = "open connections break, and calls come from another address, which third parties may not let in";
const tunnels = "its tunnels are down until the other side is set up for the new ones' addresses and keys";
const route =
    "its requests are not answered as they should until the new one is there, its targets are healthy, and clients have looked the name up again";

describe("outages of edits to the stack files", () => {
    it("are said of NAT for each zone to a regional one, and of the way back", async () => {
        expect(await editedWhole("prod", [], [nat("regional")])).to.deep.equal({
            outages: [`NatGateway network-nat-us-east-1a: ${address}`, `NatGateway network-nat-us-east-1b: ${address}`],
            refused: ["Eip network-nat-us-east-1a", "Eip network-nat-us-east-1b"],
        });
        expect(await edited("prod", [nat("regional")], [nat("perAz")])).to.deep.equal({
            outages: [`NatGateway network-nat-regional: ${address}`],
            refused: ["Eip network-nat-regional-us-east-1a", "Eip network-nat-regional-us-east-1b"],
        });
        expect(await edited("staging", [], [nat("regional")])).to.deep.equal({
            outages: [`NatGateway network-nat-us-east-1a: ${address}`],
            refused: ["Eip network-nat-us-east-1a"],
        });
    });

    it("are said of a zone that gets another gateway while its old one stays, or goes", async () => {
        expect((await edited("staging", [], [nat("perAz")])).outages).to.deep.equal([
            `Route network-nat-us-east-1b: ${address}`,
        ]);
        expect((await edited("prod", [], [nat("one")])).outages).to.deep.equal([
            `NatGateway network-nat-us-east-1b: ${address}`,
        ]);
    });

    it("are none where zones change places, and one where a zone comes before the only gateway's", async () => {
        expect((await edited("staging", [], [zones("b", "a")])).outages).to.deep.equal([]);
        const { outages } = await edited("staging", [zones("b", "c")], [zones("c", "b", "a")]);
        expect(outages).to.include(`NatGateway network-nat-us-east-1b: ${address}`);
    });

    for (const [from, to] of [
        ["bgp", "static"],
        ["static", "bgp"],
    ] as const) {
        it(`are said of every VPN connection from ${from} to ${to}`, async () => {
            const { outages } = await edited(
                "prod",
                [merge("vpn", { routing: from })],
                [merge("vpn", { routing: to })],
            );
            expect(outages).to.deep.equal([
                `VpnConnection vpn-datacenter-a-1: ${tunnels}`,
                `VpnConnection vpn-datacenter-b-1: ${tunnels}`,
            ]);
        });
    }

    it("are said of a service that moves to another load balancer", async () => {
        expect(await edited("prod", [], [move("public")])).to.deep.equal({
            outages: [`ListenerRule boards-commissions-tg: ${route}`],
            refused: [],
        });
    });

    it("are said of a load balancer with another name, which production refuses", async () => {
        const renamed = [rename("loadBalancers", "open", "wide"), move("wide"), moveMaps("wide"), moveRedirect("wide")];
        const { outages, refused } = await edited("prod", [], renamed);
        expect(outages).to.deep.equal([
            `ListenerRule app-zoning-maps-tg: ${route}`,
            `ListenerRule boards-commissions-tg: ${route}`,
            "Listener open-https: nothing answers on its port until the new one and its rules are there",
            "LoadBalancer open: the new one has other addresses, and clients use the old ones until they look its names up again",
            `ListenerRule boards-redirect: ${route}`,
        ]);
        expect(refused).to.deep.equal(["LoadBalancer open", "Bucket open-logs"]);
    });
});
