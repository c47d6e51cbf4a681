import { expect } from "chai";
import { analyze } from "@platform/analysis/resilience/index";
import { resilienceReport, type ResilienceReport } from "@platform/analysis/resilience/report";
import { someApps, withBlock, type StackValues } from "../harness/stack";
import { planOfStack } from "../packages/analysis/support/plans";
import { withInputs } from "../packages/analysis/support/with-inputs";

const verdicts = ({ losses }: ResilienceReport, kind: string) =>
    losses.filter((loss) => loss.kind === kind).map(({ what, verdict }) => `${what}: ${verdict}`);
/** Some of the stack's apps, and a block of what is around them changed: of the others a test with the whole stack tells. */
const block = (name: string, keys: object) => (values: StackValues) =>
    withBlock(someApps(values), name, (old: object) => ({ ...old, ...keys }));

describe("resilience of the stacks", () => {
    it("prod survives the loss of every zone, tunnel, device and instance", async () => {
        const plan = await planOfStack("prod");
        const report = resilienceReport(plan);
        expect(verdicts(report, "zone")).to.deep.equal(["us-east-1a: good", "us-east-1b: good"]);
        expect(verdicts(report, "tunnel")).to.deep.equal([
            "tunnel 1 of vpn-datacenter-a-1: good",
            "tunnel 2 of vpn-datacenter-a-1: good",
            "tunnel 1 of vpn-datacenter-b-1: good",
            "tunnel 2 of vpn-datacenter-b-1: good",
        ]);
        expect(verdicts(report, "customer-gateway")).to.deep.equal([
            "vpn-datacenter-a-1: good",
            "vpn-datacenter-b-1: good",
        ]);
        expect(verdicts(report, "instance")).to.deep.equal([
            "one of cluster-instances: good",
            "one of app-zoning-maps: good",
        ]);
        expect(report.singlePoints).to.deep.equal([]);
        expect(analyze(plan).verdict).to.equal("good");
    });

    it("prod keeps one of two copies, and one instance holds all", async () => {
        const { losses } = resilienceReport(await planOfStack("prod"));
        // 2 x 288 + 2 x 512 = 1600 of 2048 CPU units; 2 x 576 + 2 x 768 = 2688 of 3532 MiB.
        const zone = losses
            .find(({ what }) => what === "us-east-1a")
            ?.outcomes.map(({ name, left, why }) => [name, left, why]);
        const why = "1 of 2 copies keep running; all fit on the 1 instance left";
        const database = "database db-registry: its standby in another zone takes over, usually within 1 to 2 minutes";
        const cache = "cache cache-sessions: a replica in another zone takes over";
        expect(zone).to.deep.equal([
            ["boards-commissions", 1, `${why}; ${cache}; ${database}`],
            ["registry-certs", 1, `${why}; ${cache}; ${database}`],
            ["app-zoning-maps", 1, "1 of 2 copies keep running; its group starts new instances where it still can"],
        ]);
    });

    it("names the alarms that fire in prod", async () => {
        const { losses } = resilienceReport(await planOfStack("prod"));
        const fired = (what: string) => losses.find((loss) => loss.what === what)?.alarms.map(({ name }) => name) ?? [];
        expect(fired("tunnel 1 of vpn-datacenter-a-1")).to.deep.equal(["vpn-datacenter-a-1-degraded"]);
        expect(fired("vpn-datacenter-b-1")).to.have.members([
            "vpn-datacenter-b-1-outage",
            "vpn-datacenter-b-1-degraded",
        ]);
        expect(fired("one of cluster-instances")).to.have.members([
            ...["cluster-capacity-below-minimum", "boards-commissions-copies-missing", "registry-certs-copies-missing"],
        ]);
        expect(fired("one of app-zoning-maps")).to.deep.equal(["app-zoning-maps-below-minimum"]);
        expect(fired("us-east-1a")).to.include("vpn-keepalive-down");
        expect(fired("us-east-1b")).to.not.include("vpn-keepalive-down");
        expect(fired("network-nat-us-east-1a")).to.deep.equal([]);
    });

    it("staging does not, and its single points of failure are named", async () => {
        const plan = await planOfStack("staging");
        const report = resilienceReport(plan);
        expect(verdicts(report, "zone")).to.deep.equal(["us-east-1a: bad", "us-east-1b: bad"]);
        expect(report.singlePoints.map(({ name, why }) => `${name}: ${why}`)).to.deep.equal([
            "NAT gateway network-nat-us-east-1a: it is in us-east-1a and the only way to the internet of us-east-1a, us-east-1b",
            "customer gateway vpn-datacenter-a-1: every VPN tunnel ends on it",
            "instances cluster-instances: one instance runs all copies",
            "cache cache-sessions: it has no replica",
            "database db-registry: it has no standby in another zone (multiAz)",
            "boards-commissions: one copy of it runs",
            "registry-certs: one copy of it runs",
            "registry-certs-next: one copy of it runs",
        ]);
        expect(analyze(plan).summary).to.equal(
            "The stack does not survive the loss of zone us-east-1a, zone us-east-1b, NAT gateway network-nat-us-east-1a, customer " +
                "gateway vpn-datacenter-a-1, and is impaired by the loss of one of cluster-instances: 8 single points of failure.",
        );
        expect(verdicts(report, "tunnel")).to.deep.equal([
            "tunnel 1 of vpn-datacenter-a-1: good",
            "tunnel 2 of vpn-datacenter-a-1: good",
        ]);
    });

    it("prod with one NAT gateway for two zones does not survive the loss of its zone", async () => {
        const plan = await planOfStack("prod", block("network", { natGateways: "one" }));
        const report = resilienceReport(plan);
        expect(verdicts(report, "zone")).to.deep.equal(["us-east-1a: bad", "us-east-1b: good"]);
        expect(report.singlePoints.map(({ name }) => name)).to.deep.equal(["NAT gateway network-nat-us-east-1a"]);
        expect(analyze(plan).verdict).to.equal("bad");
    });

    it("prod with a regional NAT gateway survives", async () => {
        const report = resilienceReport(await planOfStack("prod", block("network", { natGateways: "regional" })));
        expect(verdicts(report, "zone")).to.deep.equal(["us-east-1a: good", "us-east-1b: good"]);
        expect(verdicts(report, "nat-gateway")).to.deep.equal([]);
    });

    it("prod with all instances in one zone does not survive its loss", async () => {
        const plan = await planOfStack("prod");
        const subnet = plan.resources.find(
            ({ name, type }) => name === "network-private-us-east-1a" && type.endsWith(":Subnet"),
        );
        const pinned = withInputs(plan, "aws:autoscaling/group:Group", (name) =>
            name === "cluster-instances" ? { vpcZoneIdentifiers: [subnet?.id ?? ""] } : undefined,
        );
        const report = resilienceReport(pinned);
        expect(verdicts(report, "zone")).to.deep.equal(["us-east-1a: bad", "us-east-1b: good"]);
        expect(report.singlePoints.map(({ name, why }) => `${name}: ${why}`)).to.deep.equal([
            "instances cluster-instances: all of its instances are in us-east-1a",
        ]);
    });

    it("prod with one device in the datacenter names it", async () => {
        const gateway = { ipAddress: "203.0.113.10", bgpAsn: 65010 };
        const report = resilienceReport(
            await planOfStack("prod", block("vpn", { customerGateways: { "datacenter-a": gateway } })),
        );
        expect(verdicts(report, "customer-gateway")).to.deep.equal(["vpn-datacenter-a-1: bad"]);
        expect(report.singlePoints.map(({ name }) => name)).to.deep.equal(["customer gateway vpn-datacenter-a-1"]);
    });

    it("hands over data that fit into JSON", async () => {
        const { data } = analyze(await planOfStack("staging"));
        expect(JSON.parse(JSON.stringify(data))).to.deep.equal(data);
    });
});
