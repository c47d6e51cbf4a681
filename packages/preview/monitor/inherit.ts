import type { RegisterOptions, RegisterRequest } from "./requests";
import { packageOf } from "@platform/aws-model/urn";

/** Adds the options that the engine hands down from a parent; the SDK hands down the rest. */
export function inheritOptions(request: RegisterRequest, parent: RegisterOptions | undefined): RegisterRequest {
    if (parent === undefined) {
        return request;
    }
    const { protect, retainOnDelete, deletedWith, providers } = parent;
    return {
        ...request,
        options: {
            ...(protect === undefined ? {} : { protect }),
            ...(retainOnDelete === undefined ? {} : { retainOnDelete }),
            ...(deletedWith === undefined ? {} : { deletedWith }),
            ...request.options,
            providers: request.custom ? request.options.providers : { ...providers, ...request.options.providers },
            provider: inheritedProvider(request, providers),
        },
    };
}

/** A resource without a provider takes the one that it or its parent lists for its package. */
function inheritedProvider(request: RegisterRequest, fromParent: RegisterOptions["providers"]): string {
    const { provider, providers } = request.options;
    if (provider !== "" || (!request.custom && !request.remote)) {
        return provider;
    }
    const packageName = packageOf(request.type);
    return providers[packageName] ?? fromParent[packageName] ?? "";
}
