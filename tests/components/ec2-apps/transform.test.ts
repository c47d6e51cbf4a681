import { expect } from "chai";
import { PreparedEc2App } from "../../../components/ec2-apps/prepared-ec2-app";
import type { Ec2AppTransforms } from "../../../components/ec2-apps/transforms";
import { record } from "../../harness/record";
import { testScope } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";
import { app, appConfig, types } from "./fixture";

describe("transform of an EC2 app", () => {
    it("reaches everything that it makes", async () => {
        const config = { internal: { loadBalancer: "inside", path: "/maps" } };
        expect(unreached(await record(app(config, { transform: everyTransform })))).to.deep.equal([]);
    });

    it("changes the group alone where it says so", async () => {
        const transform: Ec2AppTransforms = { group: { terminationPolicies: ["OldestInstance"] } };
        const recording = await record(app({}, { transform }));
        expect(recording.inputs(types.group, "app-maps")["terminationPolicies"]).to.deep.equal(["OldestInstance"]);
        expect(recording.one(types.app, "app-maps").outputs["transformed"]).to.deep.equal(["group app-maps"]);
    });
});

describe("a prepared EC2 app", () => {
    it("is the key that the app then has", async () => {
        const args = { scope: testScope(), key: "maps", config: appConfig(), deletionProtection: true };
        const prepared = await record(() => new PreparedEc2App("app-maps", args));
        const whole = await record(app());
        const key = "aws:kms/key:Key";
        expect(prepared.list).to.deep.equal([
            "aws:kms/alias:Alias app-maps-secrets",
            "aws:kms/key:Key app-maps-secrets",
            "platform:ec2-apps:Ec2App app-maps",
            "platform:ecs:SecretsKey app-maps-secrets",
        ]);
        expect(prepared.one(key, "app-maps-secrets").urn).to.equal(whole.one(key, "app-maps-secrets").urn);
        expect(prepared.inputs(key, "app-maps-secrets")).to.deep.equal(whole.inputs(key, "app-maps-secrets"));
    });
});
