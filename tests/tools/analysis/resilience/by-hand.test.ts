import { expect } from "chai";
import { analyze } from "../../../../tools/analysis/resilience/index";
import type { Loss } from "../../../../tools/analysis/resilience/losses";
import { reportOf, type ResilienceReport } from "../../../../tools/analysis/resilience/report";
import { planOf } from "../support/plans";
import { smallCluster, type Change } from "./small-cluster";

const report = (change: Change = {}): ResilienceReport =>
    reportOf(
        planOf((stack) => {
            smallCluster(stack, change);
        }),
    );
const lost = ({ losses }: ResilienceReport, kind: Loss["kind"], what: string) => {
    const found = losses.find((loss) => loss.kind === kind && loss.what === what);
    if (found === undefined) throw new Error(`no loss of ${kind} ${what}`);
    return found;
};
/** Copies left of the one service, the verdict, and why. */
const after = (all: ResilienceReport, kind: Loss["kind"], what: string) => {
    const [outcome] = lost(all, kind, what).outcomes;
    return [outcome?.left, outcome?.verdict, outcome?.why];
};
const names = ({ singlePoints }: ResilienceReport) => singlePoints.map(({ name }) => name);

describe("resilience, worked out by hand", () => {
    it("survives with one copy and one gateway in each zone", () => {
        // One of two instances is left with 2048 CPU units; both copies need 2 x 256.
        const all = report();
        const why = "1 of 2 copies keep running; all fit on the 1 instance left";
        expect(after(all, "zone", "a")).to.deep.equal([1, "good", why]);
        expect(after(all, "zone", "b")).to.deep.equal([1, "good", why]);
        expect(all.verdict).to.equal("good");
        expect(names(all)).to.deep.equal([]);
    });

    it("does not survive with one NAT gateway for two zones", () => {
        const all = report({ gateways: ["a"] });
        expect(after(all, "zone", "a")).to.deep.equal([
            1,
            "bad",
            "no new copy can start until it is back; b has no way to the internet: its NAT gateway nat-a is in a, " +
                "and nothing can start there; 1 of 2 copies keep running",
        ]);
        expect(after(all, "zone", "b")[1]).to.equal("good");
        expect(lost(all, "nat-gateway", "nat-a").verdict).to.equal("bad");
        expect(all.verdict).to.equal("bad");
        expect(names(all)).to.deep.equal(["NAT gateway nat-a"]);
    });

    it("does not survive with both copies pinned to one zone by the group's subnets", () => {
        const all = report({ zones: ["a"] });
        expect(after(all, "zone", "a")).to.deep.equal([
            ...[0, "bad", "possibly no copy is left; no new copy can start until it is back"],
        ]);
        expect(names(all)).to.deep.equal(["instances instances"]);
    });

    it("does not survive with both copies pinned to one zone by a placement constraint", () => {
        const expression = "attribute:ecs.availability-zone == a";
        const all = report({ service: { placementConstraints: [{ type: "memberOf", expression }] } });
        expect(after(all, "zone", "a").slice(0, 2)).to.deep.equal([0, "bad"]);
        expect(after(all, "zone", "b").slice(0, 2)).to.deep.equal([2, "good"]);
        expect(names(all)).to.deep.equal(["web"]);
    });

    it("counts on nothing when copies are packed together", () => {
        const all = report({ service: { orderedPlacementStrategies: [{ type: "binpack", field: "memory" }] } });
        expect(after(all, "zone", "a")).to.deep.equal([
            ...[0, "attention", "possibly no copy is left; all fit on the 1 instance left"],
        ]);
        expect(all.singlePoints.map(({ why }) => why)).to.deep.equal(["nothing keeps its copies in different zones"]);
    });

    it("is impaired when the instances that may run do not hold all copies", () => {
        // 4 copies of 1024 units need 2 instances of 2048; without a zone one is left, and no more than 2 may run: those do.
        const enough = report({ cpu: 1024, service: { desiredCount: 4 } });
        expect(after(enough, "zone", "a")).to.deep.equal([
            ...[2, "good", "2 of 4 copies keep running; new instances replace what is lost, 1 now, up to 2"],
        ]);
        // 2 copies with the fixed port 80 need an instance each; with one instance only one of them runs.
        const ports = report({ hostPort: 80, minimum: 1 });
        expect(after(ports, "instance", "one of instances").slice(0, 2)).to.deep.equal([0, "bad"]);
        expect(lost(ports, "instance", "one of instances").outcomes[0]?.why).to.contain(
            "the 1 instance that are allowed".replace("that are", "that is"),
        );
    });

    it("is down for some minutes with one instance", () => {
        const all = report({ minimum: 1, maximum: 2 });
        expect(after(all, "zone", "a")).to.deep.equal([
            ...[0, "attention", "possibly no copy is left; new instances replace what is lost, 0 now, up to 2"],
        ]);
        expect(names(all)).to.deep.equal(["instances instances"]);
    });

    it("does not guess what it is not told", () => {
        const all = report({ instanceType: "x9.enormous" });
        expect(after(all, "zone", "a")).to.deep.equal([
            ...[1, "unknown", "whether all copies fit is not known; 1 of 2 copies keep running"],
        ]);
        expect(all.verdict).to.equal("unknown");
    });

    it("has nothing to say of a stack without a network", () => {
        expect(analyze(planOf(() => undefined)).verdict).to.equal("neutral");
    });
});
