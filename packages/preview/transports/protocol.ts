import { createRequire } from "node:module";
import type * as grpcModule from "@grpc/grpc-js";
import type * as callbackService from "@pulumi/pulumi/proto/callback_grpc_pb";
import type * as engineMessages from "@pulumi/pulumi/proto/engine_pb";
import type * as engineService from "@pulumi/pulumi/proto/engine_grpc_pb";
import type * as providerMessages from "@pulumi/pulumi/proto/provider_pb";
import type * as monitorService from "@pulumi/pulumi/proto/resource_grpc_pb";
import type * as emptyMessages from "google-protobuf/google/protobuf/empty_pb";
import { ownMessages } from "../monitor/messages";
import type { Messages } from "../monitor/messages";

/** What it takes to play the engine's services, from the tool's own SDK. */
export interface Protocol extends Messages {
    readonly grpc: typeof grpcModule;
    readonly monitorService: typeof monitorService;
    readonly engineService: typeof engineService;
    readonly engine: typeof engineMessages;
    readonly callbackService: typeof callbackService;
    readonly provider: typeof providerMessages;
    readonly empty: typeof emptyMessages;
}

let loaded: Protocol | undefined;

/** Loaded at the first use: gRPC takes a tenth of a second. */
export function ownProtocol(): Protocol {
    return (loaded ??= {
        ...ownMessages(),
        grpc: load("@grpc/grpc-js") as typeof grpcModule,
        monitorService: load("@pulumi/pulumi/proto/resource_grpc_pb") as typeof monitorService,
        engineService: load("@pulumi/pulumi/proto/engine_grpc_pb") as typeof engineService,
        engine: load("@pulumi/pulumi/proto/engine_pb") as typeof engineMessages,
        callbackService: load("@pulumi/pulumi/proto/callback_grpc_pb") as typeof callbackService,
        provider: load("@pulumi/pulumi/proto/provider_pb") as typeof providerMessages,
        empty: load("google-protobuf/google/protobuf/empty_pb") as typeof emptyMessages,
    });
}

const load = createRequire(__filename);
