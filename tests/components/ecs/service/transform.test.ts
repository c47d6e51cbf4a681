import { expect } from "chai";
import type { ServiceTransforms } from "../../../../components/ecs/service/transforms";
import { record } from "../../../harness/record";
import { everyTransform, unreached } from "../../../harness/transforms";
import { internalRoute, publicRoute, service } from "./fixture";

const routed = { port: 3000, public: publicRoute, internal: internalRoute };
const full = {
    ...routed,
    scaling: { minCount: 2, maxCount: 8, cpuPercent: 60 },
    tasks: { migrate: { command: ["migrate"] } },
    scheduledTasks: { hourly: { command: ["sync"], schedule: "rate(1 hour)" } },
};

describe("transform of services", () => {
    it("reaches the ECS service, and the target group of each route", async () => {
        const transform: ServiceTransforms = {
            service: { deploymentConfiguration: { strategy: "BLUE_GREEN" } },
            route: { targetGroup: (args, name) => (name === "app-tg" ? { ...args, slowStart: 60 } : args) },
        };
        const recording = await record(service(routed, { transform }));
        expect(recording.inputs("aws:ecs/service:Service", "app")["deploymentConfiguration"]).to.deep.equal({
            strategy: "BLUE_GREEN",
        });
        expect(recording.inputs("aws:lb/targetGroup:TargetGroup", "app-tg")["slowStart"]).to.equal(60);
        expect(recording.inputs("aws:lb/targetGroup:TargetGroup", "app-int")["slowStart"]).to.equal(0);
        expect(recording.one("platform:ecs:Service", "app").outputs["transformed"]).to.deep.equal(["service app"]);
        const route = recording.one("platform:load-balancing:Route", "app-int");
        expect(route.outputs["transformed"]).to.deep.equal(["targetGroup app-int"]);
    });

    for (const network of [{ networkMode: "awsvpc" }, { hostPort: 8080 }]) {
        it(`reaches everything that they make with ${JSON.stringify(network)}`, async () => {
            const recording = await record(service({ ...full, ...network }, { transform: everyTransform }));
            expect(unreached(recording)).to.deep.equal([]);
        });
    }

    it("knows what they make", () => {
        // @ts-expect-error the target group is the route's
        const transform: ServiceTransforms = { targetGroup: {} };
        expect(transform).to.have.keys("targetGroup");
    });
});
