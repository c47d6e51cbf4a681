import { createRequire } from "node:module";
import type * as grpcModule from "@grpc/grpc-js";
import type * as callbackService from "@pulumi/pulumi/proto/callback_grpc_pb";
import type * as engineMessages from "@pulumi/pulumi/proto/engine_pb";
import type * as engineService from "@pulumi/pulumi/proto/engine_grpc_pb";
import type * as providerMessages from "@pulumi/pulumi/proto/provider_pb";
import type * as monitorService from "@pulumi/pulumi/proto/resource_grpc_pb";
import type * as emptyMessages from "google-protobuf/google/protobuf/empty_pb";
import type { Messages } from "../monitor/messages";

/** What gRPC needs of the SDK that the program uses. */
export interface Protocol extends Messages {
    readonly grpc: typeof grpcModule;
    readonly monitorService: typeof monitorService;
    readonly engineService: typeof engineService;
    readonly engine: typeof engineMessages;
    readonly callbackService: typeof callbackService;
    readonly provider: typeof providerMessages;
    readonly empty: typeof emptyMessages;
}

export function loadProtocol(require: NodeJS.Require, messages: Messages): Protocol {
    const sdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
    return {
        ...messages,
        grpc: sdk("@grpc/grpc-js") as typeof grpcModule,
        monitorService: sdk("./proto/resource_grpc_pb") as typeof monitorService,
        engineService: sdk("./proto/engine_grpc_pb") as typeof engineService,
        engine: sdk("./proto/engine_pb") as typeof engineMessages,
        callbackService: sdk("./proto/callback_grpc_pb") as typeof callbackService,
        provider: sdk("./proto/provider_pb") as typeof providerMessages,
        empty: sdk("google-protobuf/google/protobuf/empty_pb") as typeof emptyMessages,
    };
}
