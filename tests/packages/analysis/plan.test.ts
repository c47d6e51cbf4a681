import { expect } from "chai";
import { planOf, planOfStack } from "./support/plans";
import { secret } from "../../policy-pack/harness/stack";
import { LOAD_BALANCER } from "@platform/aws-model/types";

describe("the plan that analyses read", () => {
    it("resolves references by the ids that the placeholder world makes up", async () => {
        const plan = await planOfStack("prod");
        const [listener] = plan.ofType(["aws:lb/listener:Listener"]);
        const [balancer] = listener ? plan.graph.resolve(listener, listener.get("loadBalancerArn"), LOAD_BALANCER) : [];
        expect(balancer).to.include({ kind: "resource", evidence: "value" });
    });

    it("knows the components around a resource", async () => {
        const plan = await planOfStack("staging");
        const [cluster] = plan.ofType(["aws:ecs/cluster:Cluster"]);
        expect(cluster && plan.pathOf(cluster)).to.equal("cluster");
        expect(plan.components.map(({ kind }) => kind)).to.include("stack");
    });

    it("reads secrets as unknown", () => {
        const plan = planOf((stack) => {
            stack.add("aws:rds/instance:Instance", "db", { password: secret("hunter2"), engine: "postgres" });
        });
        const [db] = plan.resources;
        expect(db?.get("password").text().state).to.equal("unknown");
        expect(db?.get("engine").text()).to.deep.equal({ state: "known", value: "postgres" });
    });
});
