import { readFileSync } from "node:fs";
import { nameOf } from "@platform/aws-model/urn";
import { expect } from "chai";
import { describeEngine } from "./support/cli";
import { EngineStack } from "./support/engine-stack";

const withSsh = `platform:bastion:
    ssh:
      allowFromCidrs: [203.0.113.0/24]
      hostName: bastion.apps.example.gov
      users: {jane: {principalArn: "arn:aws:iam::123456789012:role/jane"}}
`;

describeEngine("`bastion.ssh` of a protected stack", function () {
    this.bail(true);
    let engine: EngineStack;
    let shipped: string;

    before(async () => {
        engine = await EngineStack.init({ stack: "prod" });
        shipped = readFileSync(engine.configFile, "utf8").replace(/^encryptionsalt.*\n/m, "");
    });

    after(() => {
        engine.remove();
    });

    it("is made", async () => {
        engine.configure(shipped.replace("platform:bastion:\n", withSsh));
        const { code, text } = await engine.run("up");

        expect(code, text).to.equal(0);
        expect(await names(engine)).to.include("bastion-address");
    });

    it("is taken out in one update, which ends the old group before it releases the address", async () => {
        engine.configure(shipped);
        const { code, text } = await engine.run("up");

        expect(code, text).to.equal(0);
        expect(await names(engine))
            .to.include("bastion-instance")
            .and.not.include("bastion-address");
        const of = (urn: string) => `${urn.split("::")[2]?.split("$").at(-1) ?? ""} ${nameOf(urn)}`;
        const deleted = engine.provider.done.filter(({ kind }) => kind === "delete").map(({ urn }) => of(urn));
        const [group, target, address] = [
            "aws:autoscaling/group:Group bastion-instance",
            "aws:cloudwatch/eventTarget:EventTarget bastion-address-launch",
            "aws:ec2/eip:Eip bastion-address",
        ].map((one) => deleted.indexOf(one));
        expect([group, target, address], deleted.join("\n")).to.not.include(-1);
        expect(group).to.be.below(Number(target));
        expect(target).to.be.below(Number(address));
    });
});

async function names(engine: EngineStack): Promise<string[]> {
    return (await engine.urns()).map(nameOf);
}
