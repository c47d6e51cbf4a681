import * as grpc from "@grpc/grpc-js";
import * as providerMessages from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/resource_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { WireMap } from "@platform/aws-model/wire";
import type { InvokeResult, RegisterRequest, RegisterResult } from "@platform/preview/monitor/requests";
import type { Engine } from "@platform/preview/remote/construction";
import { componentRequest, expand, expansionOf } from "@platform/preview/remote/expand";

/**
 * Plays awsx's plugin for the real engine: builds components as the preview does, whose expansions are compared with recordings
 * of the plugin in tests/packages/preview/remote, and registers their resources with the engine.
 *
 * @param version Of awsx.
 */
export async function construct(
    request: providerMessages.ConstructRequest,
    version: string,
): Promise<providerMessages.ConstructResponse> {
    const registration = registrationOf(request, version);
    const expansion = expansionOf(registration);
    if (expansion === undefined) {
        throw new Error(`${registration.type} of awsx ${version} is not played`);
    }
    const monitor = new ResourceMonitorClient(request.getMonitorendpoint(), grpc.credentials.createInsecure());
    try {
        const engine = engineAt(monitor, request.getStack());
        const { urn } = await engine.register(componentRequest(registration, expansion));
        const { outputs } = await expand(registration, urn, expansion, engine);
        return new providerMessages.ConstructResponse().setUrn(urn).setState(Struct.fromJavaScript(outputs));
    } finally {
        monitor.close();
    }
}

function registrationOf(request: providerMessages.ConstructRequest, version: string): RegisterRequest {
    const propertyDependencies: Record<string, string[]> = {};
    request.getInputdependenciesMap().forEach((list, key) => {
        propertyDependencies[key] = list.getUrnsList();
    });
    const providers: Record<string, string> = {};
    request.getProvidersMap().forEach((reference, name) => {
        providers[name] = reference;
    });
    const protect = request.getProtect();
    return {
        type: request.getType(),
        name: request.getName(),
        parent: request.getParent(),
        ...{ custom: false, remote: true, transforms: [], packageReference: "" },
        properties: request.getInputs()?.toJavaScript() as WireMap,
        propertyDependencies,
        options: {
            ...{ aliases: [], provider: "", importId: "", version },
            dependsOn: request.getDependenciesList(),
            providers,
            ...(protect === undefined ? {} : { protect }),
        },
    };
}

/** The engine, as far as repositories and images ask it for something. */
function engineAt(monitor: ResourceMonitorClient, stack: string): Engine {
    const notPlayed = (what: string) => () => {
        throw new Error(`${what} is not played`);
    };
    return {
        stack,
        register: (request) =>
            new Promise<RegisterResult>((resolve, reject) => {
                monitor.registerResource(registerMessage(request), (error, response) => {
                    if (error === null) {
                        const outputs = response.getObject()?.toJavaScript() ?? {};
                        resolve({ urn: response.getUrn(), id: response.getId(), outputs });
                    } else {
                        reject(error);
                    }
                });
            }),
        invoke: ({ token, arguments: args, provider, version }) =>
            new Promise<InvokeResult>((resolve, reject) => {
                const message = new messages.ResourceInvokeRequest()
                    .setTok(token)
                    .setArgs(Struct.fromJavaScript(args))
                    .setProvider(provider)
                    .setVersion(version)
                    .setAcceptresources(true);
                monitor.invoke(message, (error, response) => {
                    if (error === null) {
                        resolve({ result: response.getReturn()?.toJavaScript() ?? {} });
                    } else {
                        reject(error);
                    }
                });
            }),
        resource: notPlayed("a resource by its URN"),
        log: notPlayed("a message"),
    };
}

function registerMessage({ type, name, parent, custom, properties, propertyDependencies, options }: RegisterRequest) {
    const message = new messages.RegisterResourceRequest()
        .setType(type)
        .setName(name)
        .setParent(parent)
        .setCustom(custom)
        .setObject(Struct.fromJavaScript(properties))
        .setAcceptsecrets(true)
        .setAcceptresources(true)
        .setVersion(options.version ?? "")
        .setProvider(options.provider)
        .setDependenciesList([...options.dependsOn]);
    if (options.protect !== undefined) {
        message.setProtect(options.protect);
    }
    for (const [key, urns] of Object.entries(propertyDependencies)) {
        const list = new messages.RegisterResourceRequest.PropertyDependencies().setUrnsList([...urns]);
        message.getPropertydependenciesMap().set(key, list);
    }
    return message;
}
