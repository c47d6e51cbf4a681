import { createRequire } from "node:module";
import type * as aliasMessages from "@pulumi/pulumi/proto/alias_pb";
import type * as callbackMessages from "@pulumi/pulumi/proto/callback_pb";
import type * as messages from "@pulumi/pulumi/proto/resource_pb";

/** The protocol's message classes. */
export interface Messages {
    readonly resource: typeof messages;
    readonly alias: typeof aliasMessages;
    readonly callback: typeof callbackMessages;
    readonly struct: typeof import("google-protobuf/google/protobuf/struct_pb");
}

let loaded: Messages | undefined;

/**
 * The message classes of the tool's own SDK, loaded at the first use. A program's may lack accessors or have others: as
 * bytes, its messages have the default in every field that one side does not know.
 */
export function ownMessages(): Messages {
    return (loaded ??= {
        resource: load("@pulumi/pulumi/proto/resource_pb") as Messages["resource"],
        alias: load("@pulumi/pulumi/proto/alias_pb") as Messages["alias"],
        callback: load("@pulumi/pulumi/proto/callback_pb") as Messages["callback"],
        struct: load("google-protobuf/google/protobuf/struct_pb") as Messages["struct"],
    });
}

const load = createRequire(__filename);
