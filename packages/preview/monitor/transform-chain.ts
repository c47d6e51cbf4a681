import type { WireMap } from "@platform/aws-model/wire";
import { fromOutputValues, outputDependencies, toOutputValues, withDependencies } from "./output-values";
import type { CallbackReference, InvokeRequest, RegisterRequest } from "./requests";
import type { TransformRunner } from "./transforms";

/** Remembers the transforms of a run and applies those that concern a resource or a data source. */
export class TransformChain {
    private readonly ofResource = new Map<string, readonly CallbackReference[]>();
    private readonly ofStack: CallbackReference[] = [];
    private readonly ofInvokes: CallbackReference[] = [];

    constructor(
        private readonly runner: TransformRunner,
        private readonly parentOf: (urn: string) => string | undefined,
    ) {}

    addForStack(callback: CallbackReference): void {
        this.ofStack.push(callback);
    }

    addForInvokes(callback: CallbackReference): void {
        this.ofInvokes.push(callback);
    }

    /** Lets the children of a resource be transformed by what was given to it. */
    keep(urn: string, transforms: readonly CallbackReference[]): void {
        if (transforms.length > 0) {
            this.ofResource.set(urn, transforms);
        }
    }

    /** The resource's own transforms run first, then those of its parents, then the stack's. */
    async applyTo(request: RegisterRequest): Promise<RegisterRequest> {
        const chain = [...request.transforms];
        for (let parent: string | undefined = request.parent; parent; parent = this.parentOf(parent)) {
            chain.push(...(this.ofResource.get(parent) ?? []));
        }
        chain.push(...this.ofStack);
        return plain(chain.length === 0 ? request : await this.run(request, chain));
    }

    async applyToInvoke(request: InvokeRequest): Promise<InvokeRequest> {
        if (this.ofInvokes.length === 0) {
            return request;
        }
        const given = { ...request, arguments: toOutputValues(request.arguments) as WireMap };
        const result = await this.runner.transformInvoke(this.ofInvokes, given);
        return { ...result, arguments: fromOutputValues(result.arguments) as WireMap };
    }

    private async run(request: RegisterRequest, chain: readonly CallbackReference[]): Promise<RegisterRequest> {
        const own = request.transforms.length > 0;
        const given = toOutputValues(request.properties) as WireMap;
        const result = await this.runner.transform(chain, {
            ...request,
            properties: own ? withDependencies(given, request.propertyDependencies) : given,
        });
        const carried = outputDependencies(result.properties);
        const dependencies = new Set([...result.options.dependsOn, ...(own ? Object.values(carried).flat() : [])]);
        return {
            ...result,
            propertyDependencies: own ? carried : merged(request.propertyDependencies, carried),
            options: { ...result.options, dependsOn: [...dependencies] },
        };
    }
}

type Dependencies = Readonly<Record<string, readonly string[]>>;

function merged(first: Dependencies, second: Dependencies): Dependencies {
    const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
    return Object.fromEntries(
        [...keys].map((key) => [key, [...new Set([...(first[key] ?? []), ...(second[key] ?? [])])]]),
    );
}

/** Providers and the state never see output values; only components of other processes do. */
function plain(request: RegisterRequest): RegisterRequest {
    return request.remote ? request : { ...request, properties: fromOutputValues(request.properties) as WireMap };
}
