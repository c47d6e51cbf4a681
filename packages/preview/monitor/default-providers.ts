import type { ResourceRecord } from "../result";
import type { WireMap } from "@platform/aws-model/wire";
import { makeUrn, providerTypeFor } from "@platform/aws-model/urn";
import type { UrnScope } from "@platform/aws-model/urn";

/** Which provider plugin a resource asks for, when it names no provider resource. */
export interface ProviderRequest {
    readonly packageName: string;
    readonly version: string;
    readonly pluginDownloadUrl: string;
}

/** Makes the provider resources that the engine adds by itself: one per package, version and download address. */
export class DefaultProviders {
    private readonly references = new Map<string, string>();

    constructor(
        private readonly scope: UrnScope,
        /** The `package:*` configuration of the stack. */
        private readonly configOf: (packageName: string) => WireMap,
        private readonly idOf: (urn: string) => string,
        private readonly add: (provider: ResourceRecord) => void,
    ) {}

    /** The `urn::id` reference of the default provider for the request. */
    referenceFor(request: ProviderRequest): string {
        const key = [request.packageName, request.version, request.pluginDownloadUrl].join("\0");
        const known = this.references.get(key);
        if (known !== undefined) {
            return known;
        }
        const provider = this.register(request);
        const reference = `${provider.urn}::${provider.id}`;
        this.references.set(key, reference);
        return reference;
    }

    private register(request: ProviderRequest): ResourceRecord {
        const type = providerTypeFor(request.packageName);
        const name = defaultName(request);
        const urn = makeUrn(this.scope, "", type, name);
        const inputs: WireMap = {
            ...this.configOf(request.packageName),
            ...(request.version === "" ? {} : { version: request.version }),
            ...(request.pluginDownloadUrl === "" ? {} : { pluginDownloadURL: request.pluginDownloadUrl }),
        };
        const provider: ResourceRecord = {
            urn,
            type,
            name,
            kind: "provider",
            id: this.idOf(urn),
            inputs,
            outputs: inputs,
            dependencies: [],
            propertyDependencies: {},
            options: {},
            implicit: true,
        };
        this.add(provider);
        return provider;
    }
}

/** `default_7_48_0`: the engine's own name for the default provider of a version. */
function defaultName(request: ProviderRequest): string {
    const parts = [request.version.replaceAll(/[.+-]/g, "_"), request.pluginDownloadUrl];
    return ["default", ...parts.filter((part) => part !== "")].join("_");
}
