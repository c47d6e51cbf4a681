import type { WireMap } from "@platform/aws-model/wire";
import { decodeStruct } from "./decode";
import { decodeTransformedOptions } from "./decode-options";
import { encodeOptions } from "./encode-options";
import { ownMessages } from "./messages";
import type { Messages } from "./messages";
import type { CallBack, CallbackReference, InvokeRequest, RegisterOptions } from "./requests";

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
    constructor(private readonly callBack: CallBack) {}

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
        const { TransformRequest, TransformResponse } = ownMessages().resource;
        const request = new TransformRequest();
        request.setType(resource.type);
        request.setName(resource.name);
        request.setCustom(resource.custom);
        request.setParent(resource.parent);
        request.setProperties(this.encodeStruct(resource.properties));
        request.setOptions(encodeOptions(resource.options, ownMessages()));
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
        const { TransformInvokeRequest, TransformInvokeResponse, TransformInvokeOptions } = ownMessages().resource;
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
        return ownMessages().struct.Struct.fromJavaScript(map);
    }
}
