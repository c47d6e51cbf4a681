import { spawn } from "node:child_process";
import path from "node:path";
import * as grpc from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { encode } from "./msgpack";

interface Step {
    readonly attributeName?: string;
    readonly elementKeyString?: string;
    readonly elementKeyInt?: string;
}

interface Planned {
    readonly requiresReplace: readonly { readonly steps: readonly Step[] }[];
    readonly diagnostics: readonly { readonly severity: number; readonly summary: string; readonly detail: string }[];
}

/** What a change of a resource would do. */
export interface ProviderPlan {
    /** Argument paths without indices. */
    readonly replaces: readonly string[];
    readonly errors: readonly string[];
}

type Client = grpc.Client &
    Record<string, (request: object, options: object, done: (error: Error | null, answer: unknown) => void) => void>;

/** Some plans try to reach AWS, and some make the provider crash. */
const PATIENCE_MILLISECONDS = 20_000;

/** A running Terraform provider, asked directly. It is started again after it has crashed. */
export class Provider {
    private running: Promise<Running> | undefined;

    /** @param binary The provider's executable. */
    constructor(
        private readonly binary: string,
        private readonly configuration: object,
    ) {}

    /** Undefined when the provider gives no answer. */
    async plan(type: string, before: object, after: object): Promise<ProviderPlan | undefined> {
        this.running ??= start(this.binary, this.configuration);
        const { client } = await this.running;
        try {
            const answer = (await ask(client, "PlanResourceChange", {
                typeName: type,
                priorState: { msgpack: encode(before) },
                proposedNewState: { msgpack: encode(after) },
                config: { msgpack: encode(after) },
            })) as Planned;
            const errors = answer.diagnostics.filter(({ severity }) => severity === 1);
            return {
                replaces: answer.requiresReplace.map(nameOf),
                errors: errors.map(({ summary, detail }) => `${summary}: ${detail}`),
            };
        } catch {
            await this.close();
            return undefined;
        }
    }

    async close(): Promise<void> {
        (await this.running)?.stop();
        this.running = undefined;
    }
}

interface Running {
    readonly client: Client;
    readonly stop: () => void;
}

async function start(binary: string, configuration: object): Promise<Running> {
    const child = spawn(binary, [], {
        env: {
            ...process.env,
            // What a plugin wants to see before it believes that it is started as one.
            TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
            PLUGIN_PROTOCOL_VERSIONS: "5",
            TF_LOG: "OFF",
        },
        stdio: ["ignore", "pipe", "ignore"],
    });
    const line = await new Promise<string>((resolve) => {
        child.stdout.once("data", (chunk: Buffer) => {
            resolve(chunk.toString());
        });
    });
    const [, , , address = ""] = line.trim().split("|");
    const loaded = grpc.loadPackageDefinition(
        loadSync(path.join(__dirname, "provider.proto"), { longs: String, arrays: true }),
    );
    const { Provider: Service } = loaded["tfplugin5"] as unknown as { Provider: new (...parts: unknown[]) => Client };
    const client = new Service(`unix:${address}`, grpc.credentials.createInsecure());
    await ask(client, "Configure", { terraformVersion: "1.9.0", config: { msgpack: encode(configuration) } });
    const stop = (): void => {
        client.close();
        child.kill("SIGKILL");
    };
    return { client, stop };
}

function nameOf({ steps }: Planned["requiresReplace"][number]): string {
    return steps.flatMap(({ attributeName }) => attributeName ?? []).join(".");
}

function ask(client: Client, method: string, request: object): Promise<unknown> {
    const options = { deadline: Date.now() + PATIENCE_MILLISECONDS };
    return new Promise((resolve, reject) => {
        client[method]?.call(client, request, options, (error: Error | null, answer: unknown) => {
            if (error === null) {
                resolve(answer);
            } else {
                reject(error);
            }
        });
    });
}
