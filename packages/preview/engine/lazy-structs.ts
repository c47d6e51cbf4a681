import { createRequire } from "node:module";
import type { WireMap } from "@platform/aws-model/wire";
import type { Sdk } from "./sdk";

/** A message that has not been built yet, or one that has. */
interface Struct {
    getFieldsMap(): { set(key: string, value: unknown): void };
    toJavaScript(): unknown;
}

type StructClass = new () => Struct;

/**
 * Lets values stay as they are until somebody wants them as protocol messages. The SDK turns the inputs of each resource
 * into a message for every value in them, and in this process they are at once turned back.
 */
export function makeStructsLazy(sdk: Sdk): void {
    const load = createRequire(sdk.require.resolve("@pulumi/pulumi/package.json"));
    const { Struct, Value } = load("google-protobuf/google/protobuf/struct_pb") as {
        Struct: StructClass & { fromJavaScript: (values: WireMap) => Struct };
        Value: { fromJavaScript: (value: unknown) => unknown };
    };
    Struct.fromJavaScript = (values) => {
        const struct = new Struct();
        struct.toJavaScript = () => values;
        struct.getFieldsMap = function build() {
            // From here on it is an ordinary message again.
            Reflect.deleteProperty(struct, "getFieldsMap");
            Reflect.deleteProperty(struct, "toJavaScript");
            const fields = struct.getFieldsMap();
            for (const [key, value] of Object.entries(values)) {
                fields.set(key, Value.fromJavaScript(value));
            }
            return fields;
        };
        return struct;
    };
}
