import { expect } from "chai";
import { readFileSync } from "node:fs";
import { nameOf } from "@platform/aws-model/urn";
import type { WireMap } from "@platform/aws-model/wire";
import type { Operation } from "./stand-in/aws-provider";
import { describeEngine } from "./support/cli";
import { EngineStack } from "./support/engine-stack";

/** Staging without what is not needed to see an update fail. */
const network: WireMap = {
    "platform:services": null,
    "platform:loadBalancers": null,
    "platform:cluster": null,
    "platform:vpn": null,
    "platform:bastion": null,
};
const endpoints: WireMap = { ...network, "platform:network": { interfaceEndpoints: ["ecr.api", "ecr.dkr"] } };

describeEngine("an update that is interrupted", function () {
    this.bail(true); // each test goes on from the one before
    let engine: EngineStack;
    let configFile: string;
    const up = () => engine.runWith(configFile, "up");
    const onlyOnce = () => {
        const done = engine.provider.done.map(({ kind, urn }) => `${kind} ${urn}`);
        expect(done).to.deep.equal([...new Set(done)]);
    };

    /** Lets something happen before AWS does an operation, once. */
    const when = (kind: Operation["kind"], name: string, happens: () => void) => {
        engine.provider.onOperation = (operation) => {
            if (operation.kind === kind && nameOf(operation.urn) === name) {
                engine.provider.onOperation = () => undefined;
                happens();
            }
        };
    };
    const refuse = (reason: string) => () => {
        throw new Error(reason);
    };

    before(async () => {
        engine = await EngineStack.init({ stack: "staging" });
        configFile = engine.edited(network);
    });

    after(() => {
        engine.remove();
    });

    it("by a refused creation goes on with the next, and makes nothing twice", async () => {
        when("create", "network-nat-us-east-1a", refuse("NatGatewayLimitExceeded"));
        const failed = await up();
        const made = engine.provider.done.length;
        const { code, text, counts } = await up();

        expect(failed.code).to.equal(1);
        expect(failed.text).to.include("NatGatewayLimitExceeded");
        expect(code, text).to.equal(0);
        expect(counts.create).to.equal(engine.provider.done.length - made);
        onlyOnce();
    });

    it("by a refused change goes on with the next, and changes nothing twice", async () => {
        engine.provider.done.length = 0;
        configFile = engine.edited({ ...network, "aws:defaultTags": { tags: { Owner: "web-team" } } });
        when("update", "network", refuse("RequestLimitExceeded"));
        const failed = await up();
        const { code, text } = await up();

        expect(failed.code).to.equal(1);
        expect(code, text).to.equal(0);
        onlyOnce();
    });

    it("by the loss of its provider goes on with the next, and makes nothing twice", async () => {
        engine.provider.done.length = 0;
        configFile = engine.edited({ ...network, "platform:network": { natGateways: "perAz" } });
        when("create", "network-nat-us-east-1b", () => {
            engine.stopProvider();
            throw new Error("nobody hears this");
        });
        const failed = await up();
        await engine.startProvider();
        const { code, text } = await up();

        expect(failed.code).to.equal(1);
        expect(code, text).to.equal(0);
        onlyOnce();
        expect((await engine.runWith(configFile, "preview", "--expect-no-changes")).code).to.equal(0);
    });

    it("as a preview leaves no trace: neither in the state, nor a lock, nor in the stack's file", async () => {
        configFile = engine.edited(endpoints);
        const traces = async () => [await engine.deployment(), readFileSync(configFile, "utf8")];
        const before = await traces();
        const preview = engine.start(configFile, "preview");
        when("create", "network-endpoints-ecr-api", preview.kill);

        expect((await preview.ended).code).to.equal(null);
        expect(await traces()).to.deep.equal(before);
        expect((await engine.run("refresh", "--expect-no-changes")).code).to.equal(0);
    });
});
