import path from "node:path";
import { fileURLToPath } from "node:url";
import type * as messages from "@pulumi/pulumi/proto/resource_pb";
import type { SourceLocation } from "@platform/aws-model/finding";
import type { WireMap } from "@platform/aws-model/wire";
import { decodeRegisterOptions, optional } from "./decode-options";
import type { InvokeRequest, ReadRequest, RegisterRequest } from "./requests";

/** What google-protobuf's Struct offers; its own typings say less than it returns. */
interface Struct {
    toJavaScript(): unknown;
}

export function decodeStruct(struct: Struct | undefined): WireMap {
    return (struct?.toJavaScript() ?? {}) as WireMap;
}

export function decodeRegister(request: messages.RegisterResourceRequest): RegisterRequest {
    return {
        type: request.getType(),
        name: request.getName(),
        parent: request.getParent(),
        custom: request.getCustom(),
        remote: request.getRemote(),
        properties: decodeStruct(request.getObject()),
        propertyDependencies: decodePropertyDependencies(request),
        options: decodeRegisterOptions(request),
        transforms: request
            .getTransformsList()
            .map((callback) => ({ target: callback.getTarget(), token: callback.getToken() })),
        packageReference: request.getPackageref(),
        ...optional("location", decodeLocation(request)),
    };
}

function decodePropertyDependencies(request: messages.RegisterResourceRequest): Record<string, string[]> {
    const result: Record<string, string[]> = {};
    request.getPropertydependenciesMap().forEach((dependencies, property) => {
        result[property] = dependencies.getUrnsList();
    });
    return result;
}

export function decodeRead(request: messages.ReadResourceRequest): ReadRequest {
    return {
        type: request.getType(),
        name: request.getName(),
        id: request.getId(),
        parent: request.getParent(),
        properties: decodeStruct(request.getProperties()),
        dependencies: request.getDependenciesList(),
        provider: request.getProvider(),
        version: request.getVersion(),
        pluginDownloadUrl: request.getPlugindownloadurl(),
        additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
        packageReference: request.getPackageref(),
        ...optional("location", decodeLocation(request)),
    };
}

export function decodeInvoke(request: messages.ResourceInvokeRequest): InvokeRequest {
    return {
        token: request.getTok(),
        arguments: decodeStruct(request.getArgs()),
        provider: request.getProvider(),
        version: request.getVersion(),
        pluginDownloadUrl: request.getPlugindownloadurl(),
        packageReference: request.getPackageref(),
    };
}

type Traced = Pick<messages.RegisterResourceRequest, "getStacktrace" | "getSourceposition">;

/** Calls of the tool's own are part of every call chain in this process. */
const ENGINE_DIRECTORY = path.join(__dirname, "../engine") + path.sep;

/** `fileURLToPath` for the addresses that need nothing decoded, which are nearly all and thousands. */
function pathOf(given: string): string {
    // The SDK takes an ES module's address for a path, and makes an address of it once more.
    const uri = given.replace(/^file:.*\/file:\/+/, "file:///");
    return /^file:\/\/\/[\w./-]*$/.test(uri) && process.platform !== "win32"
        ? uri.slice("file://".length)
        : fileURLToPath(uri);
}

/** The innermost line of the call chain that is not an installed package's. Older SDKs send one line only. */
function decodeLocation(request: Traced): SourceLocation | undefined {
    const frames = request.getStacktrace()?.getFramesList() ?? [];
    for (const position of [...frames.map((frame) => frame.getPc()), request.getSourceposition()]) {
        const uri = position?.getUri() ?? "";
        if (position !== undefined && uri.startsWith("file:") && !uri.includes("/node_modules/")) {
            const file = pathOf(uri);
            if (!file.startsWith(ENGINE_DIRECTORY)) {
                return { file, line: position.getLine(), column: position.getColumn() };
            }
        }
    }
    return undefined;
}
