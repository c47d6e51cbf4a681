import type { Value } from "@platform/aws-model/value";
import type { Shape } from "./shape";

const WORDS: Readonly<Record<string, string>> = {
    string: "text",
    number: "a number",
    boolean: "true or false",
    asset: "an asset or archive",
};

/** A shape in words: "a list of numbers". */
export function describe(shape: Shape): string {
    if (typeof shape === "string") {
        return WORDS[shape] ?? "something else";
    }
    if ("oneOf" in shape) {
        return shape.oneOf.map(describe).join(" or ");
    }
    if ("list" in shape) {
        return shape.list === "string" ? "a list of text" : `a list of ${describe(shape.list).replace(/^an? /, "")}s`;
    }
    return "enum" in shape ? "text" : "an object";
}

/** The kind of value that a shape takes, in the words of `Value.kind`. */
export function typeKind(shape: Shape): string {
    return typeof shape === "string" ? shape : "list" in shape ? "list" : "enum" in shape ? "string" : "object";
}

/**
 * True where the provider would turn the value into what is wanted by itself: numbers and booleans into text and back
 * (pulumi-terraform-bridge, pkg/tfbridge/schema.go).
 */
export function convertible(at: Value, shape: Shape): boolean {
    return (
        (shape === "string" && (at.kind === "number" || at.kind === "boolean")) ||
        (shape === "number" && at.asNumber !== undefined) ||
        (shape === "boolean" && (at.asString === "true" || at.asString === "false"))
    );
}

/** What to do about a value of the wrong kind. */
export function remedy(at: Value, shape: Shape): string {
    if (convertible(at, shape)) {
        return shape === "string" ? "put it in quotation marks" : "write it without quotation marks";
    }
    return typeof shape === "object" && "list" in shape ? "put it in square brackets" : `give ${describe(shape)}`;
}
