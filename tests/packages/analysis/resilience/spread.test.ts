import { expect } from "chai";
import {
    allowedZones,
    lostWithInstance,
    lostWithZone,
    spreadOf,
    type Layout,
} from "@platform/analysis/resilience/spread";

const layout: Layout = { copies: 3, zones: 2, instances: 4, spread: "zones", distinct: false };

describe("where copies are", () => {
    it("counts the most that a zone may have", () => {
        // 3 copies over 2 zones: 2 and 1.
        expect(lostWithZone(layout)).to.equal(2);
        // 3 copies over 3 zones, but one instance: all are there.
        expect(lostWithZone({ ...layout, zones: 3, instances: 1 })).to.equal(3);
        // 5 copies over 4 instances: 2, 1, 1, 1; a zone has 2 of them: 2 + 1.
        expect(lostWithZone({ ...layout, copies: 5, spread: "instances" })).to.equal(3);
        expect(lostWithZone({ ...layout, spread: "nothing" })).to.equal(3);
        // No two on one instance, and a zone has 2 of the 4.
        expect(lostWithZone({ ...layout, spread: "nothing", distinct: true })).to.equal(2);
        // AWS's own: 7 copies over 3 zones.
        const { instances: _, ...fargate } = { ...layout, copies: 7, zones: 3 };
        expect(lostWithZone(fargate)).to.equal(3);
    });

    it("counts the most that an instance may have", () => {
        // Both copies of a zone may be on one of its instances.
        expect(lostWithInstance(layout)).to.equal(2);
        expect(lostWithInstance({ ...layout, distinct: true })).to.equal(1);
        expect(lostWithInstance({ ...layout, copies: 5, spread: "instances" })).to.equal(2);
        expect(lostWithInstance({ ...layout, spread: "nothing" })).to.equal(3);
    });

    it("reads the first strategy; without one ECS spreads over zones", () => {
        const of = (...placementStrategies: { type: string; field?: string }[]) => spreadOf({ placementStrategies });
        expect(of()).to.equal("zones");
        expect(of({ type: "spread", field: "attribute:ecs.availability-zone" }, { type: "binpack" })).to.equal("zones");
        expect(of({ type: "spread", field: "instanceId" })).to.equal("instances");
        expect(of({ type: "binpack", field: "memory" }, { type: "spread", field: "host" })).to.equal("nothing");
        expect(of({ type: "spread", field: "attribute:rack" })).to.equal("nothing");
    });

    it("reads constraints on zones", () => {
        const of = (field: string) =>
            allowedZones(["a", "b", "c"], { placementConstraints: [{ type: "memberOf", field }] });
        expect(of("attribute:ecs.availability-zone == a")).to.deep.equal(["a"]);
        expect(of("attribute:ecs.availability-zone in [a, c]")).to.deep.equal(["a", "c"]);
        expect(of("attribute:ecs.availability-zone != a")).to.deep.equal(["b", "c"]);
        expect(of("attribute:ecs.availability-zone not_in [a, b]")).to.deep.equal(["c"]);
        expect(of("attribute:ecs.instance-type =~ m7i.*")).to.deep.equal(["a", "b", "c"]);
    });
});
