import { expect } from "chai";
import { leadsToApplicationBalancers } from "@platform/aws-model/graph/balancer-chains";
import { isReplica, sourceOf } from "@platform/aws-model/graph/replicas";
import { StackIndex } from "@platform/aws-model/graph/stack-index";
import { MODES, StackBuilder, type Handle } from "../../../policy-pack/harness/stack";
import { graph } from "../../../policy-pack/harness/views";

const RDS = "aws:rds/instance:Instance";

/** An index of a stack, and its resources by what added them. */
function indexed(stack: StackBuilder) {
    const { resources } = graph(stack.records);
    const of = ({ record }: Handle) => {
        return resources.find(({ urn }) => urn === record.urn) ?? expect.fail("not in the graph");
    };
    return { index: new StackIndex(resources), of };
}

for (const mode of MODES) {
    describe(`read replicas in ${mode} mode`, () => {
        it("are followed to the first of the chain", () => {
            const stack = new StackBuilder(mode);
            const source = stack.add(RDS, "source", { engine: "postgres" });
            const second = stack.add(RDS, "second", { replicateSourceDb: source.ref() });
            const third = stack.add(RDS, "third", { replicateSourceDb: second.ref() });
            const { index, of } = indexed(stack);
            const databases = [source, second, third].map(of);
            expect(databases.map(isReplica)).to.deep.equal([false, true, true]);
            expect(databases.map((each) => sourceOf(index, each).name)).to.deep.equal(["source", "source", "source"]);
        });

        it("are followed by the source's fixed identifier", () => {
            const stack = new StackBuilder(mode);
            const source = stack.add(RDS, "source", { identifier: "shop" });
            const replica = stack.add(RDS, "replica", { replicateSourceDb: "shop" });
            const { index, of } = indexed(stack);
            expect(sourceOf(index, of(replica)).name).to.equal(of(source).name);
        });

        it("of a database elsewhere are their own source", () => {
            const stack = new StackBuilder(mode);
            const replica = stack.add(RDS, "replica", { replicateSourceDb: "arn:aws:rds:eu-west-1:1:db:x" });
            const { index, of } = indexed(stack);
            expect(sourceOf(index, of(replica)).name).to.equal("replica");
        });
    });

    describe(`network load balancers in ${mode} mode`, () => {
        const chain = (...kinds: readonly string[]) => {
            const stack = new StackBuilder(mode);
            const balancer = stack.add("aws:lb/loadBalancer:LoadBalancer", "edge", { loadBalancerType: "network" });
            for (const [i, targetType] of kinds.entries()) {
                const targets = stack.add("aws:lb/targetGroup:TargetGroup", `targets-${i}`, { targetType });
                stack.add("aws:lb/listener:Listener", `listener-${i}`, {
                    loadBalancerArn: balancer.ref("arn"),
                    defaultActions: [{ type: "forward", targetGroupArn: targets.ref("arn") }],
                });
            }
            const { index, of } = indexed(stack);
            return leadsToApplicationBalancers(index, of(balancer));
        };

        it("stand before application ones if all their listeners lead there", () => {
            expect(chain("alb")).to.equal(true);
            expect(chain("alb", "alb")).to.equal(true);
            expect(chain("alb", "instance")).to.equal(false);
            expect(chain()).to.equal(false);
        });
    });
}
