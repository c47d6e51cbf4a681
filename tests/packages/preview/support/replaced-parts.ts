/* Prints which functions of the SDK the shortcuts replace, one a line. */
import path from "node:path";
import { loadSdk } from "@platform/preview/engine/sdk";
import { installShortcuts } from "@platform/preview/engine/shortcuts";

type Named = Record<string, unknown>;

const sdk = loadSdk(path.resolve(__dirname, "../../../.."));
const OBJECTS: Readonly<Record<string, object>> = {
    pulumi: sdk.require("@pulumi/pulumi") as object,
    output: sdk.require("@pulumi/pulumi/output") as object,
    log: sdk.log,
    "runtime/debuggable": sdk.debuggable,
    "runtime/dependsOn": sdk.require("@pulumi/pulumi/runtime/dependsOn") as object,
    "runtime/rpc": sdk.rpc,
    Resource: sdk.resource.Resource,
    Struct: (sdk.require("google-protobuf/google/protobuf/struct_pb") as { Struct: object }).Struct,
};

const before = Object.entries(OBJECTS).map(([name, object]) => ({ name, object, functions: functionsOf(object) }));
installShortcuts(sdk);
for (const { name, object, functions } of before) {
    const after = functionsOf(object);
    for (const [key, value] of functions) {
        if (after.get(key) !== value) {
            process.stdout.write(`${name} ${key}\n`);
        }
    }
}

function functionsOf(object: object): ReadonlyMap<string, unknown> {
    const members = Object.getOwnPropertyNames(object).map((key) => [key, (object as Named)[key]] as const);
    return new Map(members.filter(([, value]) => typeof value === "function"));
}
