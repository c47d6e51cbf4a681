import { expect } from "chai";
import { readFileSync, writeFileSync } from "node:fs";
import { nameOf } from "@platform/aws-model/urn";
import type { WireMap } from "@platform/aws-model/wire";
import type { Operation } from "./stand-in/aws-provider";
import { describeEngine } from "./support/cli";
import { EngineStack, passphrase, type Deployment } from "./support/engine-stack";
import { offline } from "./support/offline";

/** What is needed to see an update fail, and no more. */
const config: WireMap = {
    "aws:region": "us-east-1",
    "aws:defaultTags": { tags: { Owner: "digital-team" } },
    "platform:network": { cidr: "10.41.0.0/16", availabilityZones: ["us-east-1a", "us-east-1b"], natGateways: "one" },
    "platform:alerts": {
        critical: { emails: ["digital-team@example.gov"] },
        warning: { emails: ["digital-team@example.gov"] },
    },
};
const endpoints: WireMap = { "platform:network": { interfaceEndpoints: ["ecr.api", "ecr.dkr"] } };

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
        engine = await EngineStack.init({ stack: "staging", config });
        configFile = engine.configFile;
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
        configFile = engine.edited({ "aws:defaultTags": { tags: { Owner: "web-team" } } });
        when("update", "network", refuse("RequestLimitExceeded"));
        const failed = await up();
        const { code, text } = await up();

        expect(failed.code).to.equal(1);
        expect(code, text).to.equal(0);
        onlyOnce();
    });

    it("by the loss of its provider goes on with the next, and makes nothing twice", async () => {
        engine.provider.done.length = 0;
        configFile = engine.edited({ "platform:network": { natGateways: "perAz" } });
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

describeEngine("an update that is killed, as its runbook goes", function () {
    this.bail(true); // each step goes on from the one before
    let engine: EngineStack;
    let configFile: string;
    let made: string;

    before(async () => {
        engine = await EngineStack.init({ stack: "staging", config });
        const { code, text } = await engine.run("up");
        expect(code, text).to.equal(0);
        configFile = engine.edited(endpoints);
    });

    after(() => {
        engine.remove();
    });

    it("leaves a lock, and a creation of which the state does not know how it ended", async () => {
        const update = engine.start(configFile, "up");
        engine.provider.onOperation = ({ kind, urn }) => {
            if (kind === "create" && nameOf(urn) === "network-endpoints-ecr-dkr") {
                made = urn;
                update.kill(); // AWS makes it nevertheless
            }
        };
        await update.ended;
        engine.provider.onOperation = () => undefined;
        const next = await engine.runWith(configFile, "up");

        expect(next.code).to.not.equal(0);
        expect(next.text).to.include("the stack is currently locked by 1 lock(s)");
        const { comparison } = await offline({
            stack: engine.name,
            configFile,
            against: await engine.export(),
            passphrase,
        });
        expect(comparison?.notes.join("\n")).to.match(
            /^the state has \d unfinished operations? of an interrupted update\./m,
        );
        expect(await pending()).to.include(`creating ${made}`);
    });

    it("is unlocked by `pulumi cancel`, after which a refresh alone still leaves the creation open", async () => {
        const { code, text } = await engine.cli("cancel", "--yes", "--stack", engine.name);
        const refresh = await engine.runWith(configFile, "refresh");

        expect(code, text).to.equal(0);
        expect(refresh.code, refresh.text).to.equal(0);
        expect(await pending()).to.include(`creating ${made}`);
    });

    it("is settled: what AWS made is moved into the state, what it did not make is cleared", async () => {
        const file = await engine.export();
        const state = JSON.parse(readFileSync(file, "utf8")) as { deployment: Required<Deployment> };
        const { resources, pending_operations: operations } = state.deployment;
        const found = operations.flatMap(({ resource }) => {
            const id = engine.provider.done.find(({ urn }) => urn === resource.urn)?.id;
            return id === undefined ? [] : [{ ...resource, id }];
        });
        const open = operations.filter(({ resource }) => !found.some(({ urn }) => urn === resource.urn));
        const deployment = { ...state.deployment, resources: [...resources, ...found], pending_operations: open };
        writeFileSync(file, JSON.stringify({ ...state, deployment }));
        const imported = await engine.cli("stack", "import", "--stack", engine.name, "--file", file);
        const refresh = await engine.runWith(configFile, "refresh", "--clear-pending-creates");

        expect(found.map(({ urn }) => urn)).to.include(made);
        expect(imported.code, imported.text).to.equal(0);
        expect(refresh.code, refresh.text).to.equal(0);
        expect(await pending()).to.deep.equal([]);
    });

    it("goes on, makes nothing twice, and changes nothing after that", async () => {
        const { code, text } = await engine.runWith(configFile, "up");
        const created = engine.provider.done.filter(({ kind }) => kind === "create").map(({ urn }) => urn);
        const preview = await engine.runWith(configFile, "preview", "--expect-no-changes");

        expect(code, text).to.equal(0);
        expect(created).to.deep.equal([...new Set(created)]);
        expect(created.map(nameOf)).to.include.members(["network-endpoints-ecr-api", "network-endpoints-ecr-dkr"]);
        expect(preview.code, preview.text).to.equal(0);
    });

    async function pending(): Promise<string[]> {
        const { pending_operations: operations = [] } = await engine.deployment();
        return operations.map(({ type, resource }) => `${type} ${resource.urn}`);
    }
});
