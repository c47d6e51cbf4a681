import { expect } from "chai";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { policies } from "../../policy-pack/policies";
import { startPackProcess, type RunningPack } from "@platform/preview/policies/pack-process";
import { PolicyPackClient, type PackConfig } from "@platform/preview/policies/policy-pack";
import { corpus } from "./corpus/corpus";
import { mutate } from "./corpus/mutant";
import { recorded } from "./golden/recorded";
import { goldenStack } from "./golden/stacks";
import { MODES, secret, StackBuilder, unknown } from "./harness/stack";

const DIRECTORY = path.resolve(__dirname, "../../policy-pack");
const START = { directory: DIRECTORY, organization: "example", project: "platform", stack: "prod", dryRun: true };
const production = goldenStack("prod");
const CONFIG: PackConfig = production.settings;
const TOLD = CONFIG["platform-settings"] as object;

/** One mutant for each way in which a policy comes to its finding, and a control. */
const SAMPLE = [
    "the VPC's own range may reach the apps",
    "apps with one of several subnets public",
    "the apps' subnets may differ",
    "whether tokens are demanded is not known",
    "control: SSH from the bastion, its protocol spelled 6",
];

describe("the pack as the CLI starts it", () => {
    let running: RunningPack;
    let pack: PolicyPackClient;

    before(async () => {
        running = await startPackProcess(START);
    });

    beforeEach(async () => {
        pack = await PolicyPackClient.connect(running, START, CONFIG);
    });

    after(() => running.stop());

    it("serves every policy, in order, with its level and the defaults of its settings", () => {
        expect(pack.policies.map(({ name, level }) => [name, level])).to.deep.equal(
            policies.map(({ name, level }) => [name, level]),
        );
        expect(pack.policies[0]?.defaults).to.include({ production: true, dynamicPortFrom: 32768 });
    });

    for (const name of SAMPLE) {
        const mutant = corpus.find((each) => each.name === name);
        const killer = mutant?.killedBy ?? undefined;
        it(killer === undefined ? name : `${killer} kills, and nobody else: ${name}`, async () => {
            if (mutant === undefined) throw new Error("no such mutant");
            const records = mutate(await recorded(production, "preview"), mutant);
            const found = async (client: PolicyPackClient) =>
                new Set((await client.analyze(records)).diagnostics.map(({ policy, level }) => `${level} ${policy}`));
            expect([...(await found(pack))]).to.deep.equal(killer === undefined ? [] : [`mandatory ${killer}`]);
            if (killer === undefined) return;
            const without = await PolicyPackClient.connect(running, START, { ...CONFIG, [killer]: "disabled" });
            expect([...(await found(without))]).to.deep.equal([]);
        });
    }

    it("finds a mutant in a preview and again in the update that follows", async () => {
        const mutant = corpus.find(({ name }) => name === SAMPLE[0]);
        if (mutant === undefined) throw new Error("no such mutant");
        for (const mode of MODES) {
            const { diagnostics } = await pack.analyze(mutate(await recorded(production, mode), mutant));
            expect(
                diagnostics.map(({ policy, level, phase, severity }) => [policy, level, phase, severity]),
            ).to.deep.equal([["app-ingress-alb-or-bastion", "mandatory", "stack", "critical"]]);
        }
    });

    it("reports unknown values as mandatory, keeps secrets, and says where it found them", async () => {
        const stack = new StackBuilder("preview");
        const service = (name: string, assignPublicIp: unknown) =>
            stack.add("aws:ecs/service:Service", name, { networkConfiguration: { assignPublicIp } });
        service("open", unknown());
        service("hidden", secret("hunter2"));
        const { diagnostics } = await pack.analyze(stack.records);
        const found = diagnostics.filter(({ policy }) => policy === "ecs-no-public-ip");
        expect(found.map(({ level, phase, urn }) => [level, phase, urn?.split("::").at(-1)])).to.deep.equal([
            ["mandatory", "resource", "open"],
            ["mandatory", "resource", "hidden"],
        ]);
        expect(JSON.stringify(diagnostics)).not.to.contain("hunter2");
    });

    it("follows its configuration: levels, and what it is told about the platform", async () => {
        const other = await PolicyPackClient.connect(running, START, {
            ...CONFIG,
            "platform-settings": { ...TOLD, probes: [] },
            "reachability-proof": "disabled",
            "app-ingress-alb-or-bastion": { enforcementLevel: "advisory" },
        });
        const { diagnostics } = await other.analyze(await recorded(production, "preview"));
        // Without its identity the ping target is an app, which nobody may ping.
        const found = new Set(diagnostics.map(({ policy, level }) => `${level} ${policy}`));
        expect([...found]).to.deep.equal(["advisory app-ingress-alb-or-bastion"]);
    });

    it("applies remediations when told to, before it judges", async () => {
        const other = await PolicyPackClient.connect(running, START, { ...CONFIG, "ecs-no-public-ip": "remediate" });
        const stack = new StackBuilder("preview");
        const { record } = stack.add("aws:ecs/service:Service", "web", {
            networkConfiguration: { subnets: [secret("subnet-1")], assignPublicIp: true },
        });
        const { remediations, diagnostics } = await other.analyze(stack.records);
        const subnets = (record.inputs["networkConfiguration"] as { subnets: unknown }).subnets;
        expect(remediations).to.deep.equal([
            {
                policy: "ecs-no-public-ip",
                urn: record.urn,
                properties: { networkConfiguration: { subnets, assignPublicIp: false } },
            },
        ]);
        expect(diagnostics.filter(({ policy }) => policy === "ecs-no-public-ip")).to.deep.equal([]);
    });

    it("refuses configuration of policies that it does not have", async () => {
        const failure = await PolicyPackClient.start(START, { "no-such-policy": "disabled" }).catch(
            (error: unknown) => error,
        );
        expect(String(failure)).to.equal(
            "Error: The policy configuration names policies that the pack does not have: no-such-policy.",
        );
    });

    it("refuses levels that do not exist, as the CLI does", async () => {
        const config = { "no-public-ip": "off", all: { enforcementLevel: "Mandatory" } } as unknown as PackConfig;
        const failure = await PolicyPackClient.start(START, config).catch((error: unknown) => error);
        expect(String(failure)).to.equal(
            'Error: The policy configuration gives levels that do not exist: no-public-ip ("off"), all ({"enforcementLevel":"Mandatory"}). Allowed: advisory, mandatory, remediate, disabled.',
        );
    });

    it("tells why a pack does not start", async () => {
        const directory = mkdtempSync(path.join(tmpdir(), "pack-"));
        try {
            writeFileSync(path.join(directory, "package.json"), '{"main":"broken.js"}');
            writeFileSync(path.join(directory, "broken.js"), 'throw new Error("it is broken");');
            symlinkSync(path.resolve(__dirname, "../../node_modules"), path.join(directory, "node_modules"));
            const failure = await PolicyPackClient.start({ ...START, directory }).catch((error: unknown) => error);
            expect(String(failure)).to.match(
                /^Error: The policy pack ended with code \d+ before it listened\.\n[^]*it is broken/,
            );
        } finally {
            rmSync(directory, { recursive: true });
        }
    });
});
