import type * as aliasMessages from "@pulumi/pulumi/proto/alias_pb";
import type * as callbackMessages from "@pulumi/pulumi/proto/callback_pb";
import type * as messages from "@pulumi/pulumi/proto/resource_pb";

/** The protocol's message classes, from the SDK that the program uses. */
export interface Messages {
    readonly resource: typeof messages;
    readonly alias: typeof aliasMessages;
    readonly callback: typeof callbackMessages;
    readonly struct: typeof import("google-protobuf/google/protobuf/struct_pb");
}
