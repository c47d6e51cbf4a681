import type { Monitor } from "../monitor/monitor";
import type { LogEntry } from "../result";
import { engineHandlers, monitorHandlers } from "../transports/handlers";
import { inProcessClient } from "../transports/in-process";
import { ownProtocol } from "../transports/protocol";
import { wireClient } from "../transports/wire";
import type { GrpcService } from "../transports/wire";
import { engineClient } from "./engine-client";
import type { Sdk } from "./sdk";

/** What stands for the SDK's clients in a program's process. */
export interface Clients {
    readonly monitor: object;
    readonly engine: object;
    /** What the program logs. */
    readonly logs: readonly LogEntry[];
}

/** @param direct Whether the SDK is one of those whose messages are known, so that nothing has to be made into bytes. */
export function clientsFor(sdk: Sdk, monitor: Monitor, direct: boolean): Clients {
    if (direct) {
        const engine = engineClient();
        return { monitor: inProcessClient(monitor), engine, logs: engine.logs };
    }
    const protocol = ownProtocol();
    const state = { logs: [] as LogEntry[], finished: false, stackOutputs: false };
    const theirs = (file: string, name: string): GrpcService =>
        (sdk.require(`@pulumi/pulumi/proto/${file}`) as Record<string, GrpcService>)[name] ?? {};
    const { ResourceMonitorService } = protocol.monitorService;
    const { EngineService } = protocol.engineService;
    return {
        monitor: wireClient(
            theirs("resource_grpc_pb", "ResourceMonitorService"),
            ResourceMonitorService,
            monitorHandlers(monitor, protocol, state),
        ),
        engine: wireClient(theirs("engine_grpc_pb", "EngineService"), EngineService, engineHandlers(protocol, state)),
        logs: state.logs,
    };
}
