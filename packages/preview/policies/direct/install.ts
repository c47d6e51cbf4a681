import { grpcStandIn } from "./server";
import { policySdkOf, type ServedPack } from "./sdk";

const SERVER = /[/\\]@pulumi[/\\]policy[/\\]server\.js$/;
const POLICY = /[/\\]@pulumi[/\\]policy[/\\]policy\.js$/;
const SERVICE = /[/\\]@pulumi[/\\]pulumi[/\\]proto[/\\]analyzer_grpc_pb\.js$/;

/** What the SDK's server exports. */
interface ServerModule {
    serve: (
        name: string,
        version: string,
        enforcementLevel: string,
        args: Partial<ServedPack>,
        config: unknown,
    ) => void;
}

let served: ServedPack | undefined;

/**
 * What `require` in one of the SDK's files gets in place of the real module, so that the pack is served over a pipe;
 * undefined for all other modules.
 */
export function standInFor(request: string, from: string, loadReal: () => unknown): unknown {
    if (request === "./server" && POLICY.test(from)) {
        return remembering(loadReal() as ServerModule);
    }
    if (request !== "@grpc/grpc-js") {
        return undefined;
    }
    if (SERVICE.test(from)) {
        // A service's module makes a client as well, for which it would load gRPC.
        return { makeGenericClientConstructor: () => undefined };
    }
    return SERVER.test(from) ? grpcStandIn(() => served ?? fail(), policySdkOf(from)) : undefined;
}

/** The SDK hands its policies to nobody else. */
function remembering(server: ServerModule): ServerModule {
    const { serve } = server;
    server.serve = (name, version, enforcementLevel, args, config) => {
        served = { name, version, enforcementLevel, policies: args.policies ?? [] };
        serve(name, version, enforcementLevel, args, config);
    };
    return server;
}

function fail(): never {
    throw new Error("a policy pack is served without its policies");
}
