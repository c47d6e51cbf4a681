import { expect } from "chai";
import type { Answers } from "@platform/preview/monitor/answers";
import { Monitor } from "@platform/preview/monitor/monitor";
import type { RegisterResult } from "@platform/preview/monitor/requests";
import type { WireMap } from "@platform/aws-model/wire";
import { TransformRunner } from "@platform/preview/monitor/transforms";

const ANSWERS: Answers = {
    providerId: () => "",
    create: ({ inputs }) => ({ id: "", outputs: inputs }),
    read: () => ({}),
    construct: ({ type }) => ({ answered: type }),
    invoke: () => ({ result: {} }),
    call: () => ({ result: {} }),
    stackReference: () => ({}),
};

function monitor(): Monitor {
    return new Monitor({
        stack: "dev",
        project: "shop",
        answers: ANSWERS,
        transforms: new TransformRunner(() => Promise.reject(new Error("there are no transforms"))),
        configOf: () => ({}),
        directory: __dirname,
    });
}

function register(engine: Monitor, type: string, version: string, properties: WireMap = {}): Promise<RegisterResult> {
    return engine.register({
        type,
        name: "images",
        parent: "",
        custom: false,
        remote: true,
        properties,
        propertyDependencies: {},
        options: { aliases: [], dependsOn: [], provider: "", providers: {}, importId: "", version },
        transforms: [],
        packageReference: "",
    });
}

/** `kind type version` of all that the component brings along. */
async function brought(type: string, version: string): Promise<string[]> {
    const engine = monitor();
    await register(engine, type, version);
    return engine.resources.map(({ kind, type: made, name }) => `${kind} ${made} ${name}`);
}

describe("preview: versions of awsx", () => {
    it("have children with the provider that is inside of the plugin", async () => {
        for (const [version, inside] of [
            ["3.8.0", "7_38_0"],
            ["3.9.0", "7_43_0"],
        ] as const) {
            expect(await brought("awsx:ecr:Repository", version)).to.deep.equal([
                `provider pulumi:providers:awsx default_${version.replaceAll(".", "_")}`,
                "component awsx:ecr:Repository images",
                `provider pulumi:providers:aws default_${inside}`,
                "custom aws:ecr/repository:Repository images",
                "custom aws:ecr/lifecyclePolicy:LifecyclePolicy images",
            ]);
        }
    });

    it("are one opaque component where nobody knows what their plugin does", async () => {
        for (const [type, version] of [
            ["awsx:ecr:Repository", "3.10.0"],
            ["awsx:ecr:Repository", "2.22.0"],
            ["awsx:ecr:Repository", ""],
            ["awsx:mystery:Box", "3.9.0"],
            ["eks:index:Cluster", "3.9.0"],
        ] as const) {
            const engine = monitor();
            expect((await register(engine, type, version)).outputs).to.deep.equal({ answered: type });
            const kinds = engine.resources.map(({ kind, derivedFrom }) => [kind, derivedFrom]);
            expect(kinds).to.deep.equal([
                ["provider", undefined],
                ["remote-component", undefined],
            ]);
        }
    });

    it("get their arguments with sorted keys, as the engine hands them over: the text of containers shows it", async () => {
        const engine = monitor();
        const container = { name: "app", image: "nginx", environment: [{ value: "1", name: "B" }] };
        const skipped = { skip: true };
        await register(engine, "awsx:ecs:FargateTaskDefinition", "3.9.0", {
            container,
            logGroup: skipped,
            taskRole: skipped,
            executionRole: skipped,
        });
        const task = engine.resources.find(({ type }) => type === "aws:ecs/taskDefinition:TaskDefinition");
        expect(task?.inputs["containerDefinitions"]).to.equal(
            '[{"environment":[{"name":"B","value":"1"}],"image":"nginx","name":"app"}]',
        );
    });

    it("have a function that always fails, and says what to use", async () => {
        const request = { arguments: {}, provider: "", version: "3.9.0", pluginDownloadUrl: "", packageReference: "" };
        expect(await monitor().invoke({ ...request, token: "awsx:ec2:getDefaultVpc" })).to.deep.equal({
            refused: "the plugin cannot ask the engine outside of a component: use the component awsx.ec2.DefaultVpc",
        });
    });
});
