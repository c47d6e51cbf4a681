import { createRequire } from "node:module";
import type { Policies, Policy } from "@pulumi/policy";

/** The parts of a pack's own `@pulumi/policy` that judging needs: how it unpacks values, and how it says what went wrong. */
export interface PolicySdk {
    readonly deserialize: {
        // A pack may have put another function here.
        deserializeProperties(struct: Struct, keepSecrets: false): Record<string, unknown>;
    };
    readonly proxy: {
        unknownCheckingProxy(properties: Record<string, unknown>): Record<string, unknown>;
        readonly UnknownValueError: new () => Error;
    };
    readonly policy: {
        isResourcePolicy(policy: Policy): boolean;
        isStackPolicy(policy: Policy): boolean;
        getPulumiType(of: unknown): string | undefined;
    };
    readonly protoutil: {
        asGrpcError(error: unknown, message: string): Error;
    };
}

/** What the SDK reads property bags from: a message of the protocol, or something that unpacks like one. */
export interface Struct {
    toJavaScript(): unknown;
}

/** What `new PolicyPack` hands to the SDK's server. */
export interface ServedPack {
    readonly name: string;
    readonly version: string;
    readonly enforcementLevel: string;
    readonly policies: Policies;
}

/** The SDK that one of its files belongs to: of a version that is proven to judge as `judge.ts` does. */
export function policySdkOf(file: string): PolicySdk {
    const load = createRequire(file);
    return {
        deserialize: load("./deserialize") as PolicySdk["deserialize"],
        proxy: load("./proxy") as PolicySdk["proxy"],
        policy: load("./policy") as PolicySdk["policy"],
        protoutil: load("./protoutil") as PolicySdk["protoutil"],
    };
}
