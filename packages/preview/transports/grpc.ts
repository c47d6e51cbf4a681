import type { Monitor } from "../monitor/monitor";
import type { LogEntry } from "../result";
import { engineHandlers, monitorHandlers } from "./handlers";
import type { RunProgress } from "./handlers";
import type { Protocol } from "./protocol";

/** A monitor and an engine that listen on this machine. */
export interface Served {
    readonly address: string;
    readonly logs: readonly LogEntry[];
    readonly progress: Readonly<RunProgress>;
    close(): void;
}

/** Makes requests and replies as large as the real engine takes. */
export const LIMITS = { "grpc.max_receive_message_length": 400 * 1024 * 1024 };

/** Serves the monitor, and an engine that keeps logs, to a program in another process. */
export async function serve(monitor: Monitor, protocol: Protocol): Promise<Served> {
    const state = { logs: [] as LogEntry[], finished: false, stackOutputs: false };
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
        progress: state,
        close: () => {
            server.forceShutdown();
        },
    };
}
