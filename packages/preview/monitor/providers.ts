import type { ResourceRecord } from "../result";
import type { WireMap } from "@platform/aws-model/wire";
import { DefaultProviders } from "./default-providers";
import type { ProviderRequest } from "./default-providers";
import type { ReadRequest, RegisterRequest, InvokeRequest } from "./requests";
import { isProviderType, packageOf, providerUrnOf } from "@platform/aws-model/urn";

/** Finds the provider that serves a request: the one it names, or the default one of its package. */
export class Providers {
    private readonly packages = new Map<string, { readonly name: string; readonly version: string }>();

    constructor(
        private readonly defaults: DefaultProviders,
        private readonly resource: (urn: string) => ResourceRecord | undefined,
    ) {}

    /** A package made at run time from a base provider and a parameter; returns the name to refer to it by. */
    addPackage(name: string, version: string): string {
        const reference = `package:${name}@${version}`;
        this.packages.set(reference, { name, version });
        return reference;
    }

    /** Empty for components and for providers themselves. */
    ofRegistration({ type, custom, remote, options, packageReference }: RegisterRequest): string {
        if ((!custom && !remote) || isProviderType(type)) {
            return "";
        }
        const { version = "", pluginDownloadUrl = "" } = options;
        return options.provider || this.default(type, { version, pluginDownloadUrl, packageReference });
    }

    ofRead(request: ReadRequest): string {
        return request.provider || this.default(request.type, request);
    }

    ofInvoke(request: InvokeRequest): string {
        return request.provider || this.default(request.token, request);
    }

    /** The inputs of the provider resource that a `urn::id` reference names. */
    configuration(reference: string): WireMap {
        return this.resource(providerUrnOf(reference))?.inputs ?? {};
    }

    private default(
        token: string,
        request: Omit<ProviderRequest, "packageName"> & { packageReference: string },
    ): string {
        const parameterized = this.packages.get(request.packageReference);
        return this.defaults.referenceFor({
            packageName: parameterized?.name ?? packageOf(token),
            version: parameterized?.version ?? request.version,
            pluginDownloadUrl: request.pluginDownloadUrl,
        });
    }
}
