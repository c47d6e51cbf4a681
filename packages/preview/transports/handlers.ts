import type * as grpcModule from "@grpc/grpc-js";
import type * as callbackMessages from "@pulumi/pulumi/proto/callback_pb";
import type * as engineService from "@pulumi/pulumi/proto/engine_grpc_pb";
import type * as providerMessages from "@pulumi/pulumi/proto/provider_pb";
import type * as monitorService from "@pulumi/pulumi/proto/resource_grpc_pb";
import type * as emptyMessages from "google-protobuf/google/protobuf/empty_pb";
import { decodeLog } from "../engine/engine-client";
import { decodeInvoke, decodeRead, decodeRegister, decodeStruct } from "../monitor/decode";
import type { Monitor } from "../monitor/monitor";
import type { InvokeResult } from "../monitor/requests";
import type { LogEntry } from "../result";
import { qualifiedTypeOf, STACK_TYPE } from "@platform/aws-model/urn";
import type { WireMap } from "@platform/aws-model/wire";
import { supportsFeature } from "./features";
import type { Protocol } from "./protocol";

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

/** How far a program has come. */
export interface RunProgress {
    /** Whether it has said that it is done, which it does only after success, and with older SDKs never. */
    finished: boolean;
    /** Whether it has registered the outputs of its stack, which comes last. */
    stackOutputs: boolean;
}

export function monitorHandlers(
    monitor: Monitor,
    protocol: Protocol,
    state: RunProgress,
): grpcModule.UntypedServiceImplementation {
    const empty = (): emptyMessages.Empty => new protocol.empty.Empty();
    const handlers: Partial<monitorService.IResourceMonitorServer> = {
        ...registrationHandlers(monitor, protocol, state),
        ...invocationHandlers(monitor, protocol),
        ...callbackHandlers(monitor, empty),
        supportsFeature: unary((request) => {
            const response = new protocol.resource.SupportsFeatureResponse();
            return response.setHassupport(supportsFeature(request.getId()));
        }),
        signalAndWaitForShutdown: unary(() => {
            state.finished = true;
            return empty();
        }),
    };
    return handlers as grpcModule.UntypedServiceImplementation;
}

type Handlers = Partial<monitorService.IResourceMonitorServer>;

function registrationHandlers(monitor: Monitor, protocol: Protocol, state: RunProgress): Handlers {
    const { resource } = protocol;
    return {
        registerResource: unary(async (request) => {
            const { urn, id, outputs, propertyDependencies = {} } = await monitor.register(decodeRegister(request));
            const response = new resource.RegisterResourceResponse().setUrn(urn).setId(id);
            for (const [property, urns] of Object.entries(propertyDependencies)) {
                const list = new resource.RegisterResourceResponse.PropertyDependencies().setUrnsList([...urns]);
                response.getPropertydependenciesMap().set(property, list);
            }
            return response.setObject(encode(outputs, protocol));
        }),
        registerResourceOutputs: unary((request) => {
            const urn = request.getUrn();
            monitor.registerOutputs(urn, decodeStruct(request.getOutputs()));
            state.stackOutputs ||= qualifiedTypeOf(urn) === STACK_TYPE;
            return new protocol.empty.Empty();
        }),
        readResource: unary((request) => {
            const { urn, outputs } = monitor.read(decodeRead(request));
            return new resource.ReadResourceResponse().setUrn(urn).setProperties(encode(outputs, protocol));
        }),
        registerPackage: unary((request) => {
            const parameterization = request.getParameterization();
            const name = parameterization?.getName() ?? request.getName();
            const version = parameterization?.getVersion() ?? request.getVersion();
            return new resource.RegisterPackageResponse().setRef(monitor.addPackage(name, version));
        }),
    };
}

function invocationHandlers(monitor: Monitor, protocol: Protocol): Handlers {
    return {
        invoke: unary(async (request) => invokeResponse(await monitor.invoke(decodeInvoke(request)), protocol)),
        call: unary((request) => {
            const result = monitor.call(request.getTok(), request.getProvider());
            const response = new protocol.provider.CallResponse();
            return "result" in result ? response.setReturn(encode(result.result, protocol)) : response;
        }),
    };
}

/** Hooks run only in updates: nothing is kept of them. */
function callbackHandlers(monitor: Monitor, empty: () => emptyMessages.Empty): Handlers {
    return {
        registerStackTransform: unary((callback) => {
            monitor.addStackTransform(referenceTo(callback));
            return empty();
        }),
        registerStackInvokeTransform: unary((callback) => {
            monitor.addInvokeTransform(referenceTo(callback));
            return empty();
        }),
        registerResourceHook: unary(empty),
        registerErrorHook: unary(empty),
    };
}

function referenceTo(callback: callbackMessages.Callback): { target: string; token: string } {
    return { target: callback.getTarget(), token: callback.getToken() };
}

function encode(map: WireMap, { struct }: Protocol): ReturnType<typeof struct.Struct.fromJavaScript> {
    return struct.Struct.fromJavaScript(map);
}

/** Newer versions of the protocol give this method an answer of its own. */
function invokeResponse(invoke: InvokeResult, protocol: Protocol): providerMessages.InvokeResponse {
    const { responseType: Response } = protocol.monitorService.ResourceMonitorService.invoke as unknown as {
        readonly responseType: typeof providerMessages.InvokeResponse;
    };
    const response = new Response();
    if ("result" in invoke) {
        return response.setReturn(encode(invoke.result, protocol));
    }
    const failure = new protocol.provider.CheckFailure();
    return response.setFailuresList([failure.setReason(invoke.refused)]);
}

export function engineHandlers(
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
