import type { Sdk } from "../sdk";
import { outputOfParts, stateOf, outputOf } from "./lean-output";
import { outputOfAnything } from "./nested";
import { resourceSet } from "./state";
import type { AnyOutput, OutputClass, OutputModule } from "./state";

/** Makes the SDK's Outputs lean: half of the time and of the memory of a large program goes into the promises inside them. */
export function makeOutputsLean(sdk: Sdk): void {
    const module = sdk.require("@pulumi/pulumi/output") as OutputModule;
    const Original = module.Output;
    const { Resource } = sdk.resource;
    const output = (value: unknown): AnyOutput => outputOfAnything(value, module, (item) => Resource.isInstance(item));
    const replaced = {
        Output: leanClass(module, Original, output),
        output,
        all: output,
        ...functionsOn(output, module),
    };
    Object.assign(module, replaced);
    // The start file of the SDK has copies.
    Object.assign(sdk.require("@pulumi/pulumi") as object, replaced);
}

/** A constructor like the SDK's, for everything that makes an Output of promises. */
function leanClass(
    module: OutputModule,
    Original: OutputModule["Output"],
    create: (value: unknown) => AnyOutput,
): OutputModule["Output"] {
    const Output = function (resources: unknown, value: unknown, known: unknown, secret: unknown, all: unknown) {
        return outputOfParts(module, resourceSet(resources), { value, known, secret, resources: all });
    };
    Object.setPrototypeOf(Output, Original);
    return Object.assign(Output as unknown as OutputClass, {
        prototype: Original.prototype as object,
        create,
    }) as never;
}

/** The functions of the SDK that reach its own Outputs other than through its exports. */
function functionsOn(output: (value: unknown) => AnyOutput, module: OutputModule): Partial<OutputModule> {
    const withSecrecy = (given: AnyOutput, secret: boolean): AnyOutput =>
        outputOf(module, given.resources(), async () => ({ ...(await stateOf(given, module)), secret }));
    return {
        secret: (value) => withSecrecy(output(value), true),
        unsecret: (value) => withSecrecy(value, false),
        concat: (...parts) => output(parts).apply((texts: unknown[]) => texts.join("")),
        interpolate: (literals, ...placeholders) =>
            output(placeholders).apply((values: readonly string[]) =>
                // The operator and String() differ for objects.
                literals.reduce(
                    (text, literal, index) => text + (index === 0 ? "" : (values[index - 1] as string)) + literal,
                    "",
                ),
            ),
        jsonStringify: (value, replacer, space) =>
            output(value).apply((plain) => JSON.stringify(plain, replacer, space)),
        jsonParse: (text, reviver) => output(text).apply((plain: string) => JSON.parse(plain, reviver) as unknown),
    };
}
