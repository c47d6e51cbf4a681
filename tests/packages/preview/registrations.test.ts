import path from "node:path";
import { expect } from "chai";
import type { Answers } from "@platform/preview/monitor/answers";
import { Monitor } from "@platform/preview/monitor/monitor";
import type { CallbackReference, RegisterOptions, RegisterRequest } from "@platform/preview/monitor/requests";
import type { Transformable, TransformRunner } from "@platform/preview/monitor/transforms";
import { ARCHIVE_MARK, ASSET_MARK, asText, MARK, secret, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";

/** Answers with the inputs and an id that is the name. */
const ANSWERS: Answers = {
    providerId: (urn) => `id-of-${urn.split("::").at(-1) ?? ""}`,
    create: ({ name, inputs }) => ({ id: name, outputs: inputs }),
    read: ({ inputs }) => inputs,
    construct: () => ({}),
    invoke: () => ({ result: {} }),
    call: () => ({ result: {} }),
    stackReference: () => ({}),
};

/** Instead of calling a program, each transform writes its name behind those that ran before it. */
const RUNNER = {
    transform: <T extends Transformable>(transforms: readonly CallbackReference[], resource: T): Promise<T> => {
        const before = asText(resource.properties["ran"] ?? "");
        const ran = [before, ...transforms.map(({ token }) => token)].join(" ").trim();
        return Promise.resolve({ ...resource, properties: { ...resource.properties, ran } });
    },
} as unknown as TransformRunner;

const OPTIONS: RegisterOptions = { aliases: [], dependsOn: [], provider: "", providers: {}, importId: "" };

function monitor(): Monitor {
    const configOf = (packageName: string): Record<string, string> => ({ from: `${packageName} configuration` });
    return new Monitor({
        stack: "dev",
        project: "shop",
        answers: ANSWERS,
        transforms: RUNNER,
        configOf,
        directory: __dirname,
    });
}

function request(fields: Partial<RegisterRequest>): RegisterRequest {
    return {
        type: "aws:sqs/queue:Queue",
        name: "queue",
        parent: "",
        custom: true,
        remote: false,
        properties: {},
        propertyDependencies: {},
        options: OPTIONS,
        transforms: [],
        packageReference: "",
        ...fields,
    };
}

const component = (fields: Partial<RegisterRequest>): RegisterRequest =>
    request({ type: "shop:web:App", custom: false, ...fields });
const transform = (token: string): CallbackReference => ({ target: "", token });

describe("preview: registrations", () => {
    it("run a resource's own transforms first, then its parents' from the inside out, then the stack's", async () => {
        const engine = monitor();
        engine.addStackTransform(transform("stack"));
        const outer = await engine.register(component({ name: "outer", transforms: [transform("outer")] }));
        const inner = await engine.register(
            component({ name: "inner", parent: outer.urn, transforms: [transform("inner")] }),
        );
        await engine.register(request({ parent: inner.urn, transforms: [transform("a"), transform("b")] }));
        const ran = engine.resources.filter(({ implicit }) => !implicit).map(({ inputs }) => inputs["ran"]);
        expect(ran).to.deep.equal(["outer stack", "inner outer stack", "a b inner outer stack"]);
    });

    it("are refused when a file of theirs is not there, wherever it stands, since the engine reads it", async () => {
        const engine = monitor();
        const asset = (name: string): WireMap => ({ [MARK]: ASSET_MARK, path: name });
        const archive = (content: WireMap): WireMap => ({ [MARK]: ARCHIVE_MARK, ...content });
        const properties = {
            sound: [asset(path.basename(__filename)), archive({ path: __dirname }), { [MARK]: ASSET_MARK, text: "x" }],
            remote: { [MARK]: ASSET_MARK, uri: "https://example.com/a" },
            source: asset("nowhere.txt"),
            folder: asset("support"),
            code: secret(archive({ assets: { "index.js": asset("dist/index.js"), lib: archive({ path: "./lib" }) } })),
        };
        await engine.register(request({ properties }));
        expect(
            engine.findings.map(({ code, property, message }) => `${code} ${property ?? ""}: ${message}`),
        ).to.deep.equal([
            'missing-file source: there is no file "nowhere.txt"',
            'missing-file folder: "support" is a directory, and a file is wanted',
            'missing-file code: there is no file "dist/index.js"',
            'missing-file code: there is no file or directory "./lib"',
        ]);
    });

    it("inherit protection and the like from the parent, and let a child differ", async () => {
        const engine = monitor();
        const options = { ...OPTIONS, protect: true, retainOnDelete: true, deletedWith: "urn:x" };
        const parent = await engine.register(component({ name: "app", options }));
        await engine.register(request({ name: "same", parent: parent.urn }));
        await engine.register(request({ name: "other", parent: parent.urn, options: { ...OPTIONS, protect: false } }));
        const found = (name: string): unknown => engine.resources.find((resource) => resource.name === name)?.options;
        expect(found("same")).to.deep.equal({ protect: true, retainOnDelete: true, deletedWith: "urn:x" });
        expect(found("other")).to.deep.equal({ protect: false, retainOnDelete: true, deletedWith: "urn:x" });
    });

    it("are served by their own provider, one of their component, or the default one of their version", async () => {
        const engine = monitor();
        const parent = await engine.register(
            component({ name: "app", options: { ...OPTIONS, providers: { aws: "urn:listed::1" } } }),
        );
        const nested = await engine.register(component({ name: "nested", parent: parent.urn }));
        await engine.register(request({ name: "own", options: { ...OPTIONS, provider: "urn:own::1" } }));
        await engine.register(request({ name: "listed", parent: nested.urn }));
        await engine.register(request({ name: "first", options: { ...OPTIONS, version: "7.1.0-rc.2" } }));
        await engine.register(request({ name: "second", options: { ...OPTIONS, version: "7.1.0-rc.2" } }));
        const served = (name: string): unknown => engine.resources.find((resource) => resource.name === name)?.provider;
        const urn = "urn:pulumi:dev::shop::pulumi:providers:aws::default_7_1_0_rc_2";
        expect(["own", "listed", "first", "second"].map(served)).to.deep.equal([
            "urn:own::1",
            "urn:listed::1",
            `${urn}::id-of-default_7_1_0_rc_2`,
            `${urn}::id-of-default_7_1_0_rc_2`,
        ]);
        expect(engine.resources.filter(({ implicit }) => implicit)).to.have.length(1);
        expect(engine.resources.find(({ implicit }) => implicit)?.inputs).to.deep.equal({
            from: "aws configuration",
            version: "7.1.0-rc.2",
        });
    });

    it("keep outputs secret that are said to be, known or not", async () => {
        const options = { ...OPTIONS, additionalSecretOutputs: ["password", "token"] };
        const { outputs } = await monitor().register(request({ properties: { password: "x", user: "y" }, options }));
        expect(outputs).to.deep.equal({ password: secret("x"), token: secret(UNKNOWN), user: "y" });
    });

    it("adopt an imported resource under its id", async () => {
        expect((await monitor().register(request({ options: { ...OPTIONS, importId: "q-1" } }))).id).to.equal("q-1");
    });

    it("are refused for a type that is none and for durations that Go cannot read", async () => {
        const engine = monitor();
        await engine.register(request({ type: "queue" }));
        const customTimeouts = { create: "5 minutes", update: "1h30m", delete: "90s" };
        await engine.register(request({ name: "slow", options: { ...OPTIONS, customTimeouts } }));
        expect(engine.findings.map(({ code, message }) => `${code}: ${message}`)).to.deep.equal([
            'type-token: the type "queue" of resource "queue" is not a type token',
            'custom-timeout: customTimeouts.create is "5 minutes", which is not a duration',
        ]);
    });

    it("of outputs need a resource, and a resource can be read back by its URN", async () => {
        const engine = monitor();
        const { urn } = await engine.register(request({ properties: { name: "x" } }));
        engine.registerOutputs(urn, { done: true });
        const ask = (wanted: string): unknown =>
            engine.invoke({
                token: "pulumi:pulumi:getResource",
                arguments: { urn: wanted },
                provider: "",
                version: "",
                pluginDownloadUrl: "",
                packageReference: "",
            });
        expect(await ask(urn)).to.deep.equal({ result: { urn, id: "queue", state: { done: true } } });
        expect(await ask("urn:y")).to.deep.equal({ refused: "unknown resource urn:y" });
        expect(() => {
            engine.registerOutputs("urn:y", {});
        }).to.throw("outputs were registered for urn:y, which is not a resource of this program");
    });
});
