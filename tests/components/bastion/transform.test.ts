import { expect } from "chai";
import type { BastionTransforms } from "../../../components/bastion/bastion";
import { record } from "../../harness/record";
import { everyTransform, unreached } from "../../harness/transforms";
import { bastion, principals, ssh, types } from "./fixture";

describe("transform of the bastion", () => {
    it("reaches its launch template, and the address that people pin", async () => {
        const transform: BastionTransforms = {
            instance: { launchTemplate: { keyName: "break-glass" } },
            address: { address: (args) => ({ ...args, networkBorderGroup: "us-east-1" }) },
        };
        const recording = await record(bastion({ ssh }, { transform }));
        expect(recording.inputs(types.launchTemplate, "bastion-instance")["keyName"]).to.equal("break-glass");
        expect(recording.inputs(types.address, "bastion-address")["networkBorderGroup"]).to.equal("us-east-1");
        const said = (type: string, name: string) => recording.one(type, name).outputs["transformed"];
        expect(said("platform:bastion:BastionInstance", "bastion-instance")).to.deep.equal([
            "launchTemplate bastion-instance",
        ]);
        expect(said("platform:bastion:FixedAddress", "bastion-address")).to.deep.equal(["address bastion-address"]);
        expect(said("platform:bastion:Bastion", "bastion")).to.equal(undefined);
    });

    it("reaches everything that it makes", async () => {
        const config = { ssh, sessionPrincipals: principals, clusterSshPrincipals: principals };
        expect(
            unreached(await record(bastion(config, { transform: everyTransform, databasePort: 5432 }))),
        ).to.deep.equal([]);
    });

    it("knows what it makes", () => {
        // @ts-expect-error the launch template is the instance's
        const transform: BastionTransforms = { launchTemplate: {} };
        expect(transform).to.have.keys("launchTemplate");
    });
});
