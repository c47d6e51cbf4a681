import { expect } from "chai";
import { serviceRules } from "../../../components/ecs/service/rules";
import { servicesSchema } from "../../../components/ecs/service/schema/service";
import { redirectRules } from "../../../components/load-balancing/redirects/rules";
import { redirectsSchema } from "../../../components/load-balancing/redirects/schema";
import { planRules } from "../../../components/load-balancing/plan";

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

const redirects = redirectsSchema.parse({
    // The key of a service as well: the two are rules of their own.
    registry: {
        loadBalancer: "public",
        hosts: ["apps.example.gov", "old.example.gov"],
        paths: ["/reg"],
        to: { path: "/registry" },
    },
});

describe("the plan of a listener's rules", () => {
    const plan = planRules([...serviceRules(services), ...redirectRules(redirects)]);

    it("gives each way in a place of its own on its load balancer, the specific before the general", () => {
        expect(plan.public["registry"]?.loadBalancer).to.equal("public");
        expect(plan.internal["registry"]?.loadBalancer).to.equal("services");
        expect(plan.redirects["registry"]?.loadBalancer).to.equal("public");
        expect(plan.public["registry"]?.priority).to.be.below(plan.public["boards"]?.priority ?? 0);
        expect(plan.redirects["registry"]?.priority).to.be.below(plan.public["boards"]?.priority ?? 0);
    });

    it("lets the first of the services that share a host create its record, and a redirect after them", () => {
        expect(plan.public["boards"]?.aliasHosts).to.deep.equal(["apps.example.gov"]);
        expect(plan.public["registry"]?.aliasHosts).to.deep.equal(["registry.example.gov"]);
        expect(plan.redirects["registry"]?.aliasHosts).to.deep.equal(["old.example.gov"]);
    });

    it("gives a worker no way in", () => {
        expect({ ...plan.public, ...plan.internal }).to.not.have.property("worker");
    });

    it("moves no rule when a service or a redirect comes or goes", () => {
        const fewer = Object.fromEntries(Object.entries(services).filter(([name]) => name !== "boards"));
        expect(planRules(serviceRules(fewer)).public["registry"]?.priority).to.equal(plan.public["registry"]?.priority);
    });
});
