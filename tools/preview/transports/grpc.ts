import { createRequire } from "node:module";
import type * as grpcModule from "@grpc/grpc-js";
import type * as callbackMessages from "@pulumi/pulumi/proto/callback_pb";
import type * as callbackService from "@pulumi/pulumi/proto/callback_grpc_pb";
import type * as engineMessages from "@pulumi/pulumi/proto/engine_pb";
import type * as engineService from "@pulumi/pulumi/proto/engine_grpc_pb";
import type * as providerMessages from "@pulumi/pulumi/proto/provider_pb";
import type * as monitorService from "@pulumi/pulumi/proto/resource_grpc_pb";
import type * as emptyMessages from "google-protobuf/google/protobuf/empty_pb";
import { decodeLog } from "../engine/engine-client";
import { decodeInvoke, decodeRead, decodeRegister, decodeStruct } from "../monitor/decode";
import type { Monitor } from "../monitor/monitor";
import type { CallBack, InvokeResult } from "../monitor/requests";
import type { Messages } from "../monitor/transforms";
import type { LogEntry } from "../result";
import type { WireMap } from "../values";
import { supportsFeature } from "./features";

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
const LIMITS = { "grpc.max_receive_message_length": 400 * 1024 * 1024 };

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

/** Reaches functions of the program through its callback servers; `close` drops the connections. */
export function callbackClients(protocol: Protocol): { readonly callBack: CallBack; close(): void } {
    const clients = new Map<string, callbackService.CallbacksClient>();
    const clientFor = (target: string): callbackService.CallbacksClient => {
        const credentials = protocol.grpc.credentials.createInsecure();
        const client = clients.get(target) ?? new protocol.callbackService.CallbacksClient(target, credentials, LIMITS);
        clients.set(target, client);
        return client;
    };
    const callBack: CallBack = ({ target, token }, request) => {
        const message = new protocol.callback.CallbackInvokeRequest();
        message.setToken(token);
        message.setRequest(request);
        return new Promise((resolve, reject) => {
            clientFor(target).invoke(message, (error, response) => {
                if (error === null) {
                    resolve(response.getResponse_asU8());
                } else {
                    reject(new Error(error.details));
                }
            });
        });
    };
    return {
        callBack,
        close: () => {
            for (const client of clients.values()) {
                client.close();
            }
        },
    };
}

type Handler<Request, Response> = (request: Request) => Response | Promise<Response>;

/** Turns a function into a gRPC handler. */
function unary<Request, Response>(handle: Handler<Request, Response>): grpcModule.handleUnaryCall<Request, Response> {
    return (call, reply) => {
        Promise.resolve(call.request)
            .then(handle)
            .then(
                (response) => {
                    reply(null, response);
                },
                (error: unknown) => {
                    reply({ details: error instanceof Error ? error.message : String(error) });
                },
            );
    };
}

function monitorHandlers(
    monitor: Monitor,
    protocol: Protocol,
    state: { finished: boolean },
): grpcModule.UntypedServiceImplementation {
    const { resource, struct } = protocol;
    const empty = (): emptyMessages.Empty => new protocol.empty.Empty();
    const encode = (map: WireMap): ReturnType<typeof struct.Struct.fromJavaScript> => struct.Struct.fromJavaScript(map);
    const reference = (callback: callbackMessages.Callback): { target: string; token: string } => ({
        target: callback.getTarget(),
        token: callback.getToken(),
    });
    const handlers: Partial<monitorService.IResourceMonitorServer> = {
        supportsFeature: unary((request) => {
            const response = new resource.SupportsFeatureResponse();
            return response.setHassupport(supportsFeature(request.getId()));
        }),
        registerResource: unary(async (request) => {
            const { urn, id, outputs } = await monitor.register(decodeRegister(request));
            const response = new resource.RegisterResourceResponse();
            return response.setUrn(urn).setId(id).setObject(encode(outputs));
        }),
        registerResourceOutputs: unary((request) => {
            monitor.registerOutputs(request.getUrn(), decodeStruct(request.getOutputs()));
            return empty();
        }),
        readResource: unary((request) => {
            const { urn, outputs } = monitor.read(decodeRead(request));
            return new resource.ReadResourceResponse().setUrn(urn).setProperties(encode(outputs));
        }),
        invoke: unary(async (request) => invokeResponse(await monitor.invoke(decodeInvoke(request)), protocol)),
        call: unary((request) => {
            const result = monitor.call(request.getTok(), request.getProvider());
            const response = new protocol.provider.CallResponse();
            return "result" in result ? response.setReturn(encode(result.result)) : response;
        }),
        registerStackTransform: unary((callback) => {
            monitor.addStackTransform(reference(callback));
            return empty();
        }),
        registerStackInvokeTransform: unary((callback) => {
            monitor.addInvokeTransform(reference(callback));
            return empty();
        }),
        registerPackage: unary((request) => {
            const parameterization = request.getParameterization();
            const name = parameterization?.getName() ?? request.getName();
            const version = parameterization?.getVersion() ?? request.getVersion();
            return new resource.RegisterPackageResponse().setRef(monitor.addPackage(name, version));
        }),
        registerResourceHook: unary(empty),
        registerErrorHook: unary(empty),
        signalAndWaitForShutdown: unary(() => {
            state.finished = true;
            return empty();
        }),
    };
    return handlers as grpcModule.UntypedServiceImplementation;
}

function invokeResponse(invoke: InvokeResult, protocol: Protocol): providerMessages.InvokeResponse {
    const response = new protocol.provider.InvokeResponse();
    if ("result" in invoke) {
        return response.setReturn(protocol.struct.Struct.fromJavaScript(invoke.result));
    }
    const failure = new protocol.provider.CheckFailure();
    return response.setFailuresList([failure.setReason(invoke.refused)]);
}

function engineHandlers(
    protocol: Protocol,
    state: { readonly logs: LogEntry[] },
): grpcModule.UntypedServiceImplementation {
    const { engine } = protocol;
    let root = "";
    const handlers: Partial<engineService.IEngineServer> = {
        log: unary((request) => {
            const entry = decodeLog(request);
            if (entry.level !== "debug") {
                state.logs.push(entry);
            }
            return new protocol.empty.Empty();
        }),
        setRootResource: unary((request) => {
            root = request.getUrn();
            return new engine.SetRootResourceResponse();
        }),
        getRootResource: unary(() => new engine.GetRootResourceResponse().setUrn(root)),
        requirePulumiVersion: unary(() => new engine.RequirePulumiVersionResponse()),
        startDebugging: unary(() => new protocol.empty.Empty()),
    };
    return handlers as grpcModule.UntypedServiceImplementation;
}
