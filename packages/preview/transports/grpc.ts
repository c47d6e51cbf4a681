import { createRequire } from "node:module";
import type * as grpcModule from "@grpc/grpc-js";
import type * as callbackService from "@pulumi/pulumi/proto/callback_grpc_pb";
import type * as engineMessages from "@pulumi/pulumi/proto/engine_pb";
import type * as engineService from "@pulumi/pulumi/proto/engine_grpc_pb";
import type * as providerMessages from "@pulumi/pulumi/proto/provider_pb";
import type * as monitorService from "@pulumi/pulumi/proto/resource_grpc_pb";
import type * as emptyMessages from "google-protobuf/google/protobuf/empty_pb";
import type { Monitor } from "../monitor/monitor";
import type { Messages } from "../monitor/messages";
import type { LogEntry } from "../result";
import { engineHandlers, monitorHandlers } from "./grpc-handlers";

/** What gRPC needs of the SDK that the program uses. */
export interface Protocol extends Messages {
    readonly grpc: typeof grpcModule;
    readonly monitorService: typeof monitorService;
    readonly engineService: typeof engineService;
    readonly engine: typeof engineMessages;
    readonly callbackService: typeof callbackService;
    readonly provider: typeof providerMessages;
    readonly empty: typeof emptyMessages;
}

export function loadProtocol(require: NodeJS.Require, messages: Messages): Protocol {
    const sdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
    return {
        ...messages,
        grpc: sdk("@grpc/grpc-js") as typeof grpcModule,
        monitorService: sdk("./proto/resource_grpc_pb") as typeof monitorService,
        engineService: sdk("./proto/engine_grpc_pb") as typeof engineService,
        engine: sdk("./proto/engine_pb") as typeof engineMessages,
        callbackService: sdk("./proto/callback_grpc_pb") as typeof callbackService,
        provider: sdk("./proto/provider_pb") as typeof providerMessages,
        empty: sdk("google-protobuf/google/protobuf/empty_pb") as typeof emptyMessages,
    };
}

/** A monitor and an engine that listen on this machine. */
export interface Served {
    readonly address: string;
    readonly logs: readonly LogEntry[];
    /** True once the program has said that it is done, which it does only after success. */
    readonly finished: boolean;
    close(): void;
}

/** Makes requests and replies as large as the real engine takes. */
export const LIMITS = { "grpc.max_receive_message_length": 400 * 1024 * 1024 };

/** Serves the monitor, and an engine that keeps logs, to a program in another process. */
export async function serve(monitor: Monitor, protocol: Protocol): Promise<Served> {
    const state = { logs: [] as LogEntry[], finished: false };
    const server = new protocol.grpc.Server(LIMITS);
    server.addService(protocol.monitorService.ResourceMonitorService, monitorHandlers(monitor, protocol, state));
    server.addService(protocol.engineService.EngineService, engineHandlers(protocol, state));
    const port = await new Promise<number>((resolve, reject) => {
        const credentials = protocol.grpc.ServerCredentials.createInsecure();
        server.bindAsync("127.0.0.1:0", credentials, (error, bound) => {
            if (error === null) {
                resolve(bound);
            } else {
                reject(error);
            }
        });
    });
    return {
        address: `127.0.0.1:${port}`,
        logs: state.logs,
        get finished() {
            return state.finished;
        },
        close: () => {
            server.forceShutdown();
        },
    };
}
