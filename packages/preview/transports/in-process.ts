import type * as callbacks from "@pulumi/pulumi/proto/callback_pb";
import type * as messages from "@pulumi/pulumi/proto/resource_pb";
import { decodeInvoke, decodeRead, decodeRegister, decodeStruct } from "../monitor/decode";
import { loadClassOf } from "../engine/lazy-modules";
import type { StructLike } from "../engine/sdk";
import type { Monitor } from "../monitor/monitor";
import type { InvokeResult } from "../monitor/requests";
import { typeOf } from "@platform/aws-model/urn";
import { asText, isMap, MARK, RESOURCE_MARK } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import { supportsFeature } from "./features";
import { serviceError, STATUS_UNIMPLEMENTED, STATUS_UNKNOWN } from "./wire";

type Reply = (error: Error | null, response: unknown) => void;

/**
 * The monitor as the SDK's resource-monitor client, called directly. Replies are objects with the accessors that the
 * SDK reads instead of protocol messages: building messages takes as long as all the rest of a registration.
 */
export function inProcessClient(monitor: Monitor): object {
    return {
        supportsFeature(request: messages.SupportsFeatureRequest, reply: Reply): void {
            reply(null, { getHassupport: () => supportsFeature(request.getId()) });
        },
        registerResource(request: messages.RegisterResourceRequest, reply: Reply): void {
            answer(reply, async () => {
                const { urn, id, outputs, propertyDependencies } = await monitor.register(decodeRegister(request));
                if (propertyDependencies !== undefined) {
                    referencedTypes(outputs).forEach(loadClassOf);
                }
                return response({
                    getUrn: () => urn,
                    getId: () => id,
                    getObject: () => struct(outputs, true),
                    getPropertydependenciesMap: () => propertyDependencies && urnLists(propertyDependencies),
                    getResult: () => 0,
                });
            });
        },
        registerResourceOutputs(request: messages.RegisterResourceOutputsRequest, reply: Reply): void {
            answer(reply, () => {
                monitor.registerOutputs(request.getUrn(), decodeStruct(request.getOutputs()));
                return response({});
            });
        },
        readResource(request: messages.ReadResourceRequest, reply: Reply): void {
            answer(reply, () => {
                const { urn, outputs } = monitor.read(decodeRead(request));
                return response({ getUrn: () => urn, getProperties: () => struct(outputs, true) });
            });
        },
        invoke(request: messages.ResourceInvokeRequest, reply: Reply): void {
            answer(reply, async () => invokeResponse(await monitor.invoke(decodeInvoke(request))));
        },
        call(request: messages.ResourceCallRequest, reply: Reply): void {
            answer(reply, () => ({
                ...invokeResponse(monitor.call(request.getTok(), request.getProvider())),
                getReturndependenciesMap: () => undefined,
            }));
        },
        registerStackTransform(request: callbacks.Callback, reply: Reply): void {
            monitor.addStackTransform({ target: request.getTarget(), token: request.getToken() });
            reply(null, response({}));
        },
        registerStackInvokeTransform(request: callbacks.Callback, reply: Reply): void {
            monitor.addInvokeTransform({ target: request.getTarget(), token: request.getToken() });
            reply(null, response({}));
        },
        registerPackage(request: messages.RegisterPackageRequest, reply: Reply): void {
            const parameterization = request.getParameterization();
            const reference = monitor.addPackage(
                parameterization?.getName() ?? request.getName(),
                parameterization?.getVersion() ?? request.getVersion(),
            );
            reply(null, response({ getRef: () => reference }));
        },
        registerResourceHook: accept,
        registerErrorHook: accept,
        signalAndWaitForShutdown: accept,
        getDeploymentInfo(_request: unknown, reply: Reply): void {
            reply(serviceError(STATUS_UNIMPLEMENTED, ""), undefined);
        },
        close(): void {
            // There is no connection to close.
        },
    };
}

/** Only what a plugin would build refers to resources. */
function referencedTypes(value: WireValue): Set<string> {
    if (Array.isArray(value)) {
        return new Set(value.flatMap((item) => [...referencedTypes(item)]));
    }
    if (!isMap(value)) {
        return new Set();
    }
    return value[MARK] === RESOURCE_MARK
        ? new Set([typeOf(asText(value["urn"]))])
        : new Set(Object.values(value).flatMap((item) => [...referencedTypes(item)]));
}

/** As the protocol's map has it. */
function urnLists(dependencies: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, object> {
    return new Map(Object.entries(dependencies).map(([property, urns]) => [property, { getUrnsList: () => urns }]));
}

/** Hooks run only in updates, and there is nothing to wait for at the end. */
function accept(_request: unknown, reply: Reply): void {
    reply(null, response({}));
}

function invokeResponse(invoke: InvokeResult): object {
    const failures = "refused" in invoke ? [{ getProperty: () => "", getReason: () => invoke.refused }] : [];
    const result = "result" in invoke ? invoke.result : {};
    return response({ getReturn: () => struct(result), getFailuresList: () => failures });
}

/** The SDK writes each response into a debug message, which nobody reads here. */
function response<T extends object>(accessors: T): T {
    return Object.assign(accessors, { toString: () => "" });
}

function struct(map: WireMap, forResource = false): StructLike & { getFieldsMap(): object } {
    return {
        forResource,
        toJavaScript: () => map,
        getFieldsMap: () => ({ get: (key: string) => fieldOf(map, key) }),
    };
}

/** `getResource` reads single fields of its answer. */
function fieldOf(map: WireMap, key: string): object {
    const value = map[key];
    return { toJavaScript: () => value, getStructValue: () => struct((value ?? {}) as WireMap) };
}

/** Runs the handler and passes on its answer or its error, never both. */
function answer(reply: Reply, handle: () => object | Promise<object>): void {
    Promise.resolve()
        .then(handle)
        .then(
            (result) => {
                reply(null, result);
            },
            (error: unknown) => {
                reply(serviceError(STATUS_UNKNOWN, error instanceof Error ? error.message : String(error)), undefined);
            },
        );
}
