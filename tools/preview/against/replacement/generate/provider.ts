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
export interface Plan {
    /** Argument paths without indices. */
    readonly replaces: readonly string[];
    readonly errors: readonly string[];
}

type Client = grpc.Client &
    Record<string, (request: object, done: (error: Error | null, answer: unknown) => void) => void>;

/** A running Terraform provider, asked directly. */
export class Provider {
    private constructor(
        private readonly client: Client,
        private readonly stop: () => void,
    ) {}

    /** @param binary The provider's executable. */
    static async start(binary: string): Promise<Provider> {
        const child = spawn(binary, [], {
            env: {
                ...process.env,
                TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
                PLUGIN_PROTOCOL_VERSIONS: "5",
                TF_LOG: "OFF",
            },
            stdio: ["ignore", "pipe", "ignore"],
        });
        const line = await new Promise<string>((resolve) =>
            child.stdout.once("data", (chunk: Buffer) => {
                resolve(chunk.toString());
            }),
        );
        const [, , , address = ""] = line.trim().split("|");
        const loaded = grpc.loadPackageDefinition(
            loadSync(path.join(__dirname, "provider.proto"), { longs: String, arrays: true }),
        );
        const { Provider: Service } = loaded["tfplugin5"] as unknown as { Provider: new (...a: unknown[]) => Client };
        const client = new Service(`unix:${address}`, grpc.credentials.createInsecure(), {
            "grpc.max_receive_message_length": -1,
        });
        return new Provider(client, () => child.kill());
    }

    configure(config: object): Promise<unknown> {
        return this.ask("Configure", { terraformVersion: "1.9.0", config: { msgpack: encode(config) } });
    }

    async plan(type: string, before: object, after: object): Promise<Plan> {
        const answer = (await this.ask("PlanResourceChange", {
            typeName: type,
            priorState: { msgpack: encode(before) },
            proposedNewState: { msgpack: encode(after) },
            config: { msgpack: encode(after) },
        })) as Planned;
        const names = answer.requiresReplace.map(({ steps }) =>
            steps.flatMap(({ attributeName }) => attributeName ?? []).join("."),
        );
        const errors = answer.diagnostics.filter(({ severity }) => severity === 1);
        return { replaces: names, errors: errors.map(({ summary, detail }) => `${summary}: ${detail}`) };
    }

    close(): void {
        this.client.close();
        this.stop();
    }

    private ask(method: string, request: object): Promise<unknown> {
        return new Promise((resolve, reject) => {
            this.client[method]?.call(this.client, request, (error: Error | null, answer: unknown) => {
                if (error === null) {
                    resolve(answer);
                } else {
                    reject(error);
                }
            });
        });
    }
}
