import type * as aliasMessages from "@pulumi/pulumi/proto/alias_pb";
import type * as callbackMessages from "@pulumi/pulumi/proto/callback_pb";
import type * as messages from "@pulumi/pulumi/proto/resource_pb";
import type { WireMap } from "../values";
import { decodeStruct, decodeTransformedOptions } from "./decode";
import type { AliasSpec, CallBack, CallbackReference, InvokeRequest, RegisterOptions } from "./requests";

/** The protocol's message classes, from the SDK that the program uses. */
export interface Messages {
    readonly resource: typeof messages;
    readonly alias: typeof aliasMessages;
    readonly callback: typeof callbackMessages;
    readonly struct: typeof import("google-protobuf/google/protobuf/struct_pb");
}

/** The part of a registration that a transform sees and may change. */
export interface Transformable {
    readonly type: string;
    readonly name: string;
    readonly custom: boolean;
    readonly parent: string;
    readonly properties: WireMap;
    readonly options: RegisterOptions;
}

/** Runs resource and invoke transforms, which live in the program's process. */
export class TransformRunner {
    constructor(
        private readonly messages: Messages,
        private readonly callBack: CallBack,
    ) {}

    /** Runs one transform after the other, each on what the one before returned. */
    async transform<T extends Transformable>(transforms: readonly CallbackReference[], resource: T): Promise<T> {
        let result = resource;
        for (const transform of transforms) {
            result = { ...result, ...(await this.transformOnce(transform, result)) };
        }
        return result;
    }

    private async transformOnce(
        transform: CallbackReference,
        resource: Transformable,
    ): Promise<Pick<Transformable, "properties" | "options">> {
        const { TransformRequest, TransformResponse } = this.messages.resource;
        const request = new TransformRequest();
        request.setType(resource.type);
        request.setName(resource.name);
        request.setCustom(resource.custom);
        request.setParent(resource.parent);
        request.setProperties(this.encodeStruct(resource.properties));
        request.setOptions(this.encodeOptions(resource.options));
        const answer = await this.callBack(transform, request.serializeBinary());
        const response = TransformResponse.deserializeBinary(answer);
        const options = response.getOptions();
        return {
            properties: response.hasProperties() ? decodeStruct(response.getProperties()) : resource.properties,
            options: options === undefined ? resource.options : decodeTransformedOptions(options),
        };
    }

    async transformInvoke(transforms: readonly CallbackReference[], invoke: InvokeRequest): Promise<InvokeRequest> {
        let result = invoke;
        for (const transform of transforms) {
            result = await this.transformInvokeOnce(transform, result);
        }
        return result;
    }

    private async transformInvokeOnce(transform: CallbackReference, invoke: InvokeRequest): Promise<InvokeRequest> {
        const { TransformInvokeRequest, TransformInvokeResponse, TransformInvokeOptions } = this.messages.resource;
        const request = new TransformInvokeRequest();
        request.setToken(invoke.token);
        request.setArgs(this.encodeStruct(invoke.arguments));
        const given = new TransformInvokeOptions();
        given.setProvider(invoke.provider);
        given.setVersion(invoke.version);
        given.setPluginDownloadUrl(invoke.pluginDownloadUrl);
        request.setOptions(given);
        const answer = await this.callBack(transform, request.serializeBinary());
        const response = TransformInvokeResponse.deserializeBinary(answer);
        const options = response.getOptions() ?? given;
        return {
            ...invoke,
            arguments: response.hasArgs() ? decodeStruct(response.getArgs()) : invoke.arguments,
            provider: options.getProvider(),
            version: options.getVersion(),
            pluginDownloadUrl: options.getPluginDownloadUrl(),
        };
    }

    private encodeStruct(map: WireMap): ReturnType<Messages["struct"]["Struct"]["fromJavaScript"]> {
        return this.messages.struct.Struct.fromJavaScript(map);
    }

    private encodeOptions(options: RegisterOptions): messages.TransformResourceOptions {
        const encoded = new this.messages.resource.TransformResourceOptions();
        encoded.setDependsOnList([...options.dependsOn]);
        encoded.setAliasesList(options.aliases.map((alias) => this.encodeAlias(alias)));
        encoded.setProvider(options.provider);
        encoded.setImport(options.importId);
        encoded.setVersion(options.version ?? "");
        encoded.setPluginDownloadUrl(options.pluginDownloadUrl ?? "");
        encoded.setDeletedWith(options.deletedWith ?? "");
        encoded.setReplaceWithList([...(options.replaceWith ?? [])]);
        encoded.setIgnoreChangesList([...(options.ignoreChanges ?? [])]);
        encoded.setReplaceOnChangesList([...(options.replaceOnChanges ?? [])]);
        encoded.setAdditionalSecretOutputsList([...(options.additionalSecretOutputs ?? [])]);
        encoded.setHideDiffList([...(options.hideDiffs ?? [])]);
        for (const [packageName, reference] of Object.entries(options.providers)) {
            encoded.getProvidersMap().set(packageName, reference);
        }
        this.encodeOptionalFields(encoded, options);
        return encoded;
    }

    /** Fields for which "not given" differs from any value. */
    private encodeOptionalFields(encoded: messages.TransformResourceOptions, options: RegisterOptions): void {
        if (options.protect !== undefined) {
            encoded.setProtect(options.protect);
        }
        if (options.retainOnDelete !== undefined) {
            encoded.setRetainOnDelete(options.retainOnDelete);
        }
        if (options.deleteBeforeReplace !== undefined) {
            encoded.setDeleteBeforeReplace(options.deleteBeforeReplace);
        }
        if (options.replacementTrigger !== undefined) {
            encoded.setReplacementTrigger(this.messages.struct.Value.fromJavaScript(options.replacementTrigger));
        }
        encoded.setCustomTimeouts(this.encodeTimeouts(options.customTimeouts ?? {}));
        if (options.hooks !== undefined) {
            encoded.setHooks(this.encodeHooks(options.hooks));
        }
    }

    private encodeTimeouts(
        timeouts: NonNullable<RegisterOptions["customTimeouts"]>,
    ): messages.RegisterResourceRequest.CustomTimeouts {
        const encoded = new this.messages.resource.RegisterResourceRequest.CustomTimeouts();
        encoded.setCreate(timeouts.create ?? "");
        encoded.setUpdate(timeouts.update ?? "");
        encoded.setDelete(timeouts.delete ?? "");
        encoded.setRead(timeouts.read ?? "");
        return encoded;
    }

    private encodeHooks(
        hooks: NonNullable<RegisterOptions["hooks"]>,
    ): messages.RegisterResourceRequest.ResourceHooksBinding {
        const encoded = new this.messages.resource.RegisterResourceRequest.ResourceHooksBinding();
        encoded.setBeforeCreateList([...(hooks["beforeCreate"] ?? [])]);
        encoded.setAfterCreateList([...(hooks["afterCreate"] ?? [])]);
        encoded.setBeforeUpdateList([...(hooks["beforeUpdate"] ?? [])]);
        encoded.setAfterUpdateList([...(hooks["afterUpdate"] ?? [])]);
        encoded.setBeforeDeleteList([...(hooks["beforeDelete"] ?? [])]);
        encoded.setAfterDeleteList([...(hooks["afterDelete"] ?? [])]);
        encoded.setOnErrorList([...(hooks["onError"] ?? [])]);
        return encoded;
    }

    private encodeAlias(alias: AliasSpec): aliasMessages.Alias {
        const encoded = new this.messages.alias.Alias();
        if ("urn" in alias) {
            encoded.setUrn(alias.urn);
            return encoded;
        }
        const spec = new this.messages.alias.Alias.Spec();
        spec.setName(alias.name);
        spec.setType(alias.type);
        spec.setStack(alias.stack);
        spec.setProject(alias.project);
        if (alias.parent === "none") {
            spec.setNoparent(true);
        } else if (alias.parent !== undefined) {
            spec.setParenturn(alias.parent);
        }
        encoded.setSpec(spec);
        return encoded;
    }
}
