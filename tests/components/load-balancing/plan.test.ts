import { expect } from "chai";
import { servicesSchema } from "../../../components/ecs/service/schema/service";
import { serviceRoutes } from "../../../components/load-balancing/plan";

const services = servicesSchema.parse({
    registry: {
        image: "example/registry:1",
        port: 3000,
        memoryMiB: 256,
        public: { loadBalancer: "public", hosts: ["apps.example.gov", "registry.example.gov"], paths: ["/registry/*"] },
        internal: { loadBalancer: "services", path: "/registry" },
    },
    boards: {
        image: "example/boards:1",
        port: 3000,
        memoryMiB: 256,
        public: { loadBalancer: "public", hosts: ["apps.example.gov"] },
    },
    worker: { image: "example/worker:1", memoryMiB: 256 },
});

describe("service routes", () => {
    const routes = serviceRoutes(services);

    it("gives each way in a place of its own on its load balancer, the specific before the general", () => {
        const { registry, boards } = routes;
        expect(registry?.public?.loadBalancer).to.equal("public");
        expect(registry?.internal?.loadBalancer).to.equal("services");
        expect(registry?.public?.priority).to.be.below(boards?.public?.priority ?? 0);
    });

    it("lets the first of the services that share a host create its record", () => {
        expect(routes["boards"]?.public?.aliasHosts).to.deep.equal(["apps.example.gov"]);
        expect(routes["registry"]?.public?.aliasHosts).to.deep.equal(["registry.example.gov"]);
    });

    it("gives a worker no way in", () => {
        expect(routes["worker"]).to.deep.equal({});
    });

    it("moves no rule when a service comes or goes", () => {
        const fewer = Object.fromEntries(Object.entries(services).filter(([name]) => name !== "boards"));
        expect(serviceRoutes(fewer)["registry"]?.public?.priority).to.equal(routes["registry"]?.public?.priority);
    });
});
