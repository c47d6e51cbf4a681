import { expect } from "chai";
import { containerDefinitions } from "../../../../components/ecs/service/container-definitions";
import { serviceSchema } from "../../../../components/ecs/service/schema/service";

describe("the health of a container that no load balancer asks", () => {
    const logs = { region: "us-east-1", logGroup: "/platform-test/services/app", streamPrefix: "service" };
    const app = (config: object, task?: { readonly command: readonly string[] }) => {
        const image = "registry.example.gov/app:1";
        const parsed = serviceSchema.parse({ image, memoryMiB: 256, ...config });
        return containerDefinitions({ config: parsed, image, logs, task })[0];
    };
    const healthCommand = ["node", "alive.js"];

    it("is asked by ECS, from when the app has had its time to start", () => {
        const check = { command: ["CMD", "node", "alive.js"], interval: 30, timeout: 5, retries: 3 };
        expect(app({ healthCommand })).to.deep.include({ healthCheck: { ...check, startPeriod: 60 } });
        expect(app({ healthCommand, startGraceSeconds: 900 })).to.deep.include({
            healthCheck: { ...check, startPeriod: 300 },
        });
    });

    it("is not asked of a task that runs once, nor without a command", () => {
        expect(app({ healthCommand }, { command: ["migrate"] })).not.to.have.property("healthCheck");
        expect(app({})).not.to.have.property("healthCheck");
    });
});
