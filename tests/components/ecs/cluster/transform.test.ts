import { expect } from "chai";
import type { ClusterTransforms } from "../../../../components/ecs/cluster/transforms";
import { record } from "../../../harness/record";
import { everyTransform, unreached } from "../../../harness/transforms";
import { clusterWith, types } from "./fixture";

describe("transform of the cluster", () => {
    it("reaches the scaling group and the launch template through the instances", async () => {
        const transform: ClusterTransforms = {
            instances: {
                group: { terminationPolicies: ["OldestInstance"] },
                launchTemplate: (args) => ({ ...args, ebsOptimized: "true" }),
            },
        };
        const recording = await record(clusterWith({}, { transform }));
        expect(recording.inputs(types.group, "cluster-instances")["terminationPolicies"]).to.deep.equal([
            "OldestInstance",
        ]);
        expect(recording.inputs(types.launchTemplate, "cluster-instances")["ebsOptimized"]).to.equal("true");
        expect(recording.one("platform:ecs:Instances", "cluster-instances").outputs["transformed"]).to.deep.equal([
            "launchTemplate cluster-instances",
            "group cluster-instances",
        ]);
    });

    it("reaches everything that it makes", async () => {
        const args = { transform: everyTransform, bastionSecurityGroupId: "sg-0bastion" };
        expect(unreached(await record(clusterWith({}, args)))).to.deep.equal([]);
    });

    it("knows what it makes", () => {
        // @ts-expect-error the scaling group is the instances'
        const transform: ClusterTransforms = { group: {} };
        expect(transform).to.have.keys("group");
    });
});
