import { expect } from "chai";
import { analyze } from "@platform/analysis/resilience/index";
import type { Loss } from "@platform/analysis/resilience/losses";
import { resilienceReport, type ResilienceReport } from "@platform/analysis/resilience/report";
import { planOf } from "../support/plans";
import { smallCluster, type Change } from "./small-cluster";

const report = (change: Change = {}): ResilienceReport =>
    resilienceReport(
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
        // An instance has 2048 units: 2 hold 4 copies of 1024, and not 5.
        const enough = report({ cpu: 1024, service: { desiredCount: 4 } });
        expect(after(enough, "zone", "a")).to.deep.equal([
            ...[2, "good", "2 of 4 copies keep running; new instances replace what is lost, 1 now, up to 2"],
        ]);
        const few = report({ cpu: 1024, service: { desiredCount: 5 } });
        expect(after(few, "zone", "a")).to.deep.equal([
            ...[2, "attention", "2 instances at most, too few for all copies; 2 of 5 copies keep running"],
        ]);
    });

    it("knows that copies with a fixed port, or kept apart, need an instance each", () => {
        const replaced = "1 of 2 copies keep running; new instances replace what is lost, 1 now, up to 2";
        expect(after(report({ hostPort: 80 }), "zone", "a")).to.deep.equal([1, "good", replaced]);
        const apart = { placementConstraints: [{ type: "distinctInstance" }] };
        expect(after(report({ service: apart }), "zone", "a")).to.deep.equal([1, "good", replaced]);
        // With room for one instance, one of the two copies never runs.
        expect(after(report({ hostPort: 80, minimum: 1 }), "zone", "a")).to.deep.equal([
            ...[0, "bad", "possibly no copy is left; 1 instance at most, too few for all copies"],
        ]);
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

    it("says in a line what is wrong", () => {
        const summary = (change: Change) => analyze(planOf((stack) => void smallCluster(stack, change))).summary;
        expect(summary({})).to.equal(
            "Every service survives the loss of any of the 2 zones, of any instance, tunnel or customer gateway.",
        );
        expect(summary({ cpu: 1024, service: { desiredCount: 5 } })).to.equal(
            "The stack is impaired by the loss of zone a, zone b, one of instances.",
        );
        expect(summary({ gateways: ["a"] })).to.equal(
            "The stack does not survive the loss of zone a, NAT gateway nat-a: 1 single point of failure.",
        );
        expect(summary({ instanceType: "x9.enormous" })).to.equal(
            "What is left is not known for the loss of zone a, zone b, one of instances.",
        );
    });

    it("has nothing to say of a stack without a network", () => {
        expect(analyze(planOf(() => undefined)).verdict).to.equal("neutral");
    });
});
