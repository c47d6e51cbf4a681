import { expect } from "chai";
import { setting } from "@platform/aws-model/setting";
import { deferred, violation } from "../../../policy-pack/lib/finding";
import { resourcePolicy, stackPolicy, type Policy } from "../../../policy-pack/lib/policy";
import { Session } from "../../../policy-pack/lib/session";
import { show } from "@platform/aws-model/show";
import { platformSettings } from "../../../policy-pack/policies/hygiene/platform-settings";
import { analyze } from "../harness/rpc";
import { secret, StackBuilder, unknown, type Inputs } from "../harness/stack";

const TOPIC = "aws:sns/topic:Topic";
const METADATA = {
    description: "Topics must be quiet.",
    why: "Noise hides alarms.",
    level: "mandatory",
    severity: "medium",
    controls: {},
    remediation: "Lower the volume.",
    url: "https://example.org/quiet",
} as const;

/** Reports every topic, with its volume. */
const quiet = resourcePolicy({
    ...METADATA,
    name: "quiet",
    types: [TOPIC],
    check: (topic) => [
        violation(topic, { at: "volume", found: show(topic.get("volume")), required: "0", fix: "set it to 0" }),
    ],
});

/** Fails on every topic, quoting what it read. */
const broken = resourcePolicy({
    ...METADATA,
    name: "broken",
    types: [TOPIC],
    check: (topic) => {
        throw new SyntaxError(`Unexpected token in ${JSON.stringify(topic.get("volume").text())}`);
    },
});

async function judge(policies: readonly Policy[], inputs: Inputs, options: Parameters<typeof analyze>[2] = {}) {
    const stack = new StackBuilder("preview");
    stack.add(TOPIC, "alarms", inputs);
    return (await analyze(policies, stack.records, options)).diagnostics;
}

describe("compiled policies", () => {
    it("leave to the update what a preview cannot know, as a note", async () => {
        const waits = resourcePolicy({
            ...METADATA,
            name: "waits",
            types: [TOPIC],
            check: (topic) => [deferred(topic, "policy", "names that the program sets")],
        });
        const [inPreview] = await judge([waits], {}, { preview: true });
        expect(inPreview).to.include({ level: "advisory" });
        expect(inPreview?.message).to.equal(
            `Topics must be quiet.\nalarms (${TOPIC}): decided in the update, as a preview does not know this: policy. ` +
                "A preview can decide it with names that the program sets.",
        );
        const [inUpdate] = await judge([waits], {}, { preview: false });
        expect(inUpdate).to.include({ level: "mandatory" });
    });

    it("open every message with what is required", async () => {
        const [found] = await judge([quiet], { volume: 11 });
        expect(found?.message).to.equal(
            `Topics must be quiet.\nalarms (${TOPIC}): volume is 11; required: 0. Fix: set it to 0.`,
        );
        expect([found?.level, found?.severity]).to.deep.equal(["mandatory", "medium"]);
    });

    it("report a check that fails as a finding of its own, tell nothing of its data, and run the others", async () => {
        const found = await judge([broken, quiet], { volume: "hunter2" });
        expect(found.map(({ policy, level }) => [policy, level])).to.deep.equal([
            ["broken", "mandatory"],
            ["quiet", "mandatory"],
        ]);
        expect(found[0]?.message).to.match(
            /The check itself failed \(SyntaxError at [\w.-]+:\d+\), so nothing is known about this rule\. Fix the policy\.$/,
        );
        expect(found[0]?.message).not.to.contain("hunter2");
    });

    it("never turn into the SDK's advisory on unknown values", async () => {
        const found = await judge([quiet], { volume: unknown() });
        expect(found.map(({ level, message }) => [level, message.includes("volume is not known;")])).to.deep.equal([
            ["mandatory", true],
        ]);
    });

    it("keep marked secrets out of messages, whatever they look like", async () => {
        const [plain] = await judge([quiet], { volume: "203.0.113.0/24" });
        const [hidden] = await judge([quiet], { volume: secret("203.0.113.0/24") });
        expect(plain?.message).to.contain("volume is 203.0.113.0/24;");
        expect(hidden?.message).to.contain("volume is a value that is not shown;");
    });

    it("keep text without a harmless shape out of messages, secret or not", async () => {
        const [found] = await judge([quiet], { volume: "hunter2" });
        expect(found?.message).to.contain("volume is a value that is not shown;");
    });

    it("are advisory outside of production when they are production rules", async () => {
        const production = { ...quiet, productionOnly: true };
        const level = async (on: boolean) =>
            (await judge([production], {}, { settings: { production: on } })).map((found) => found.level);
        expect(await level(true)).to.deep.equal(["mandatory"]);
        expect(await level(false)).to.deep.equal(["advisory"]);
    });

    it("get their own settings, defaults first", async () => {
        const config = { limits: setting("Allowed volumes.", [0, 1]) };
        const limited = resourcePolicy({
            ...METADATA,
            name: "limited",
            config,
            check: (topic, { config: { limits } }) => [
                violation(topic, { found: `may have ${limits.join(" or ")}`, required: "x", fix: "y" }),
            ],
        });
        expect((await judge([limited], {}))[0]?.message).to.contain("may have 0 or 1;");
    });

    it("see outputs joined with the inputs of the same run: what the provider computes is not undecided", async () => {
        const seen: string[] = [];
        const peek = stackPolicy({
            ...METADATA,
            name: "peek",
            check: (graph) => {
                const [group] = graph.ofType(["aws:ec2/securityGroup:SecurityGroup"]);
                seen.push(group?.get("ingress").state ?? "none");
                return [];
            },
        });
        const stack = new StackBuilder("preview");
        stack.add("aws:ec2/securityGroup:SecurityGroup", "web", {});
        await analyze([quiet, peek], stack.records);
        await analyze([quiet, peek], stack.records, { stackOnly: true });
        expect(seen).to.deep.equal(["absent", "unknown"]);
    });

    it("build the graph of a request once, and a new one for the next", async () => {
        const graphs: unknown[] = [];
        const look = (name: string) => stackPolicy({ ...METADATA, name, check: (graph) => (graphs.push(graph), []) });
        const stack = new StackBuilder("preview");
        stack.add(TOPIC, "alarms", {});
        const policies = [platformSettings, look("first"), look("second")];
        await analyze(policies, stack.records);
        await analyze(policies, stack.records);
        expect(graphs[0]).to.equal(graphs[1]);
        expect(graphs[2]).to.equal(graphs[3]);
        expect(graphs[0]).not.to.equal(graphs[2]);
    });

    it("build a new graph for every request when the SDK does not mark what it hands out", () => {
        const session = new Session([]);
        const bag = (name: string) =>
            [{ urn: name, type: TOPIC, name, props: { name }, propertyDependencies: {} }] as never;
        expect(session.graph(bag("first")).resources.map(({ name }) => name)).to.deep.equal(["first"]);
        expect(session.graph(bag("second")).resources.map(({ name }) => name)).to.deep.equal(["second"]);
    });
});
