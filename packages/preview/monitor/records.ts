import type { ResourceKind, RecordedOptions, ResourceRecord } from "../result";
import type { ReadRequest, RegisterRequest, RegisterResult } from "./requests";
import { isProviderType, STACK_TYPE } from "@platform/aws-model/urn";

/** Puts together what a preview keeps of a registration. */
export function registeredRecord(
    request: RegisterRequest,
    result: RegisterResult & { readonly aliases: readonly string[]; readonly provider: string },
): ResourceRecord {
    return {
        urn: result.urn,
        type: request.type,
        name: request.name,
        kind: kindOf(request),
        ...(request.parent === "" ? {} : { parent: request.parent }),
        id: result.id,
        inputs: request.properties,
        outputs: result.outputs,
        dependencies: [...request.options.dependsOn].sort(),
        propertyDependencies: sortedDependencies(request.propertyDependencies),
        ...(result.provider === "" ? {} : { provider: result.provider }),
        options: recordedOptions(request, result.aliases),
        implicit: false,
        ...(request.derivedFrom === undefined ? {} : { derivedFrom: request.derivedFrom }),
        ...(request.location === undefined || request.type === STACK_TYPE ? {} : { location: request.location }),
    };
}

/** The same for something that exists and was looked up. */
export function readRecord(
    request: ReadRequest,
    result: Omit<RegisterResult, "id"> & { readonly provider: string },
): ResourceRecord {
    return {
        urn: result.urn,
        type: request.type,
        name: request.name,
        kind: "read",
        ...(request.parent === "" ? {} : { parent: request.parent }),
        id: request.id,
        inputs: request.properties,
        outputs: result.outputs,
        dependencies: [...request.dependencies].sort(),
        propertyDependencies: {},
        ...(result.provider === "" ? {} : { provider: result.provider }),
        options: {},
        implicit: false,
        ...(request.location === undefined ? {} : { location: request.location }),
    };
}

function kindOf(request: RegisterRequest): ResourceKind {
    if (request.type === STACK_TYPE) {
        return "stack";
    }
    if (isProviderType(request.type)) {
        return "provider";
    }
    if (request.remote) {
        return "remote-component";
    }
    return request.custom ? "custom" : "component";
}

/** Dependencies are sets: the order in which promises settled must not show. */
function sortedDependencies(dependencies: RegisterRequest["propertyDependencies"]): Record<string, string[]> {
    return Object.fromEntries(
        Object.entries(dependencies)
            .filter(([, urns]) => urns.length > 0)
            .map(([property, urns]) => [property, [...urns].sort()]),
    );
}

/** Options without those that are recorded elsewhere and without empty ones. */
function recordedOptions(request: RegisterRequest, aliases: readonly string[]): RecordedOptions {
    const { providers, importId } = request.options;
    const kept = Object.entries(request.options).filter(([name]) => !RECORDED_ELSEWHERE.has(name));
    return {
        ...Object.fromEntries(kept),
        ...(aliases.length === 0 ? {} : { aliases }),
        ...(importId === "" ? {} : { importId }),
        ...(Object.keys(providers).length === 0 ? {} : { providers }),
    };
}

const RECORDED_ELSEWHERE: ReadonlySet<string> = new Set([
    "aliases",
    "dependsOn",
    "importId",
    "provider",
    "providers",
    "replacementTrigger",
]);
