import { fileURLToPath } from "node:url";
import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type * as messages from "@pulumi/pulumi/proto/resource_pb";
import type { StackTrace } from "@pulumi/pulumi/proto/source_pb";
import type { SourceLocation } from "../findings";
import type { ResourceOptions } from "../result";
import type { WireMap, WireValue } from "../values";
import type { AliasSpec, InvokeRequest, ReadRequest, RegisterOptions, RegisterRequest } from "./requests";

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
        ...optional("location", decodeLocation(request.getStacktrace())),
    };
}

function decodePropertyDependencies(request: messages.RegisterResourceRequest): Record<string, string[]> {
    const result: Record<string, string[]> = {};
    request.getPropertydependenciesMap().forEach((dependencies, property) => {
        result[property] = dependencies.getUrnsList();
    });
    return result;
}

function decodeRegisterOptions(request: messages.RegisterResourceRequest): RegisterOptions {
    const urnAliases = request.getAliasurnsList().map((urn) => ({ urn }));
    return {
        ...decodeCommonOptions(request),
        ...optional("protect", request.hasProtect() ? request.getProtect() : undefined),
        ...optional("retainOnDelete", request.hasRetainondelete() ? request.getRetainondelete() : undefined),
        ...optional(
            "deleteBeforeReplace",
            request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
        ),
        ...optional("deletedWith", request.getDeletedwith() || undefined),
        ...optionalList("replaceWith", request.getReplaceWithList()),
        ...optionalList("ignoreChanges", request.getIgnorechangesList()),
        ...optionalList("replaceOnChanges", request.getReplaceonchangesList()),
        ...optionalList("additionalSecretOutputs", request.getAdditionalsecretoutputsList()),
        ...optionalList("hideDiffs", request.getHidediffsList()),
        ...optional("pluginDownloadUrl", request.getPlugindownloadurl() || undefined),
        ...optional("customTimeouts", decodeTimeouts(request.getCustomtimeouts())),
        aliases: [...urnAliases, ...request.getAliasesList().map(decodeAlias)],
        dependsOn: request.getDependenciesList(),
        importId: request.getImportid(),
    };
}

/** What transforms return in place of the options they were given. */
export function decodeTransformedOptions(options: messages.TransformResourceOptions): RegisterOptions {
    return {
        ...decodeCommonOptions(options),
        ...optional("protect", options.hasProtect() ? options.getProtect() : undefined),
        ...optional("retainOnDelete", options.hasRetainOnDelete() ? options.getRetainOnDelete() : undefined),
        ...optional(
            "deleteBeforeReplace",
            options.hasDeleteBeforeReplace() ? options.getDeleteBeforeReplace() : undefined,
        ),
        ...optional("deletedWith", options.getDeletedWith() || undefined),
        ...optionalList("replaceWith", options.getReplaceWithList()),
        ...optionalList("ignoreChanges", options.getIgnoreChangesList()),
        ...optionalList("replaceOnChanges", options.getReplaceOnChangesList()),
        ...optionalList("additionalSecretOutputs", options.getAdditionalSecretOutputsList()),
        ...optionalList("hideDiffs", options.getHideDiffList()),
        ...optional("pluginDownloadUrl", options.getPluginDownloadUrl() || undefined),
        ...optional("customTimeouts", decodeTimeouts(options.getCustomTimeouts())),
        aliases: options.getAliasesList().map(decodeAlias),
        dependsOn: options.getDependsOnList(),
        importId: options.getImport(),
    };
}

/** The options whose accessors have the same names in both messages. */
function decodeCommonOptions(
    options: messages.RegisterResourceRequest | messages.TransformResourceOptions,
): Pick<RegisterOptions, "provider" | "providers" | "replacementTrigger" | "version" | "hooks"> {
    const providers: Record<string, string> = {};
    options.getProvidersMap().forEach((reference, packageName) => {
        providers[packageName] = reference;
    });
    return {
        ...optional("version", options.getVersion() || undefined),
        ...optional("replacementTrigger", options.getReplacementTrigger()?.toJavaScript() as WireValue | undefined),
        ...optional("hooks", decodeHooks(options.getHooks())),
        provider: options.getProvider(),
        providers,
    };
}

function decodeAlias(alias: Alias): AliasSpec {
    const spec = alias.getSpec();
    if (spec === undefined) {
        return { urn: alias.getUrn() };
    }
    return {
        name: spec.getName(),
        type: spec.getType(),
        stack: spec.getStack(),
        project: spec.getProject(),
        parent: spec.getNoparent() ? "none" : spec.getParenturn() || undefined,
    };
}

function decodeTimeouts(
    timeouts: messages.RegisterResourceRequest.CustomTimeouts | undefined,
): ResourceOptions["customTimeouts"] {
    const given = Object.entries({
        create: timeouts?.getCreate(),
        update: timeouts?.getUpdate(),
        delete: timeouts?.getDelete(),
        read: timeouts?.getRead(),
    }).filter(([, duration]) => duration !== undefined && duration !== "");
    return given.length === 0 ? undefined : Object.fromEntries(given);
}

function decodeHooks(
    hooks: messages.RegisterResourceRequest.ResourceHooksBinding | undefined,
): ResourceOptions["hooks"] {
    if (hooks === undefined) {
        return undefined;
    }
    const bound = Object.entries({
        beforeCreate: hooks.getBeforeCreateList(),
        afterCreate: hooks.getAfterCreateList(),
        beforeUpdate: hooks.getBeforeUpdateList(),
        afterUpdate: hooks.getAfterUpdateList(),
        beforeDelete: hooks.getBeforeDeleteList(),
        afterDelete: hooks.getAfterDeleteList(),
        onError: hooks.getOnErrorList(),
    }).filter(([, names]) => names.length > 0);
    return bound.length === 0 ? undefined : Object.fromEntries(bound);
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
        ...optional("location", decodeLocation(request.getStacktrace())),
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

/** `fileURLToPath` for the addresses that need nothing decoded, which are nearly all and thousands. */
function pathOf(uri: string): string {
    return /^file:\/\/\/[\w./-]*$/.test(uri) && process.platform !== "win32" ? uri.slice("file://".length) : fileURLToPath(uri);
}

/** The innermost line of the call chain that is not an installed package's. */
function decodeLocation(trace: StackTrace | undefined): SourceLocation | undefined {
    for (const frame of trace?.getFramesList() ?? []) {
        const position = frame.getPc();
        const uri = position?.getUri() ?? "";
        if (position !== undefined && uri.startsWith("file:") && !uri.includes("/node_modules/")) {
            return { file: pathOf(uri), line: position.getLine(), column: position.getColumn() };
        }
    }
    return undefined;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
    return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

function optionalList<K extends string>(key: K, value: string[]): Partial<Record<K, string[]>> {
    return value.length === 0 ? {} : optional(key, value);
}
