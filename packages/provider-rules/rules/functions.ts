import { maxVariableBytes, reservedVariable, variableBytes, variableForm } from "@platform/aws-model/lambda";
import { givenValue } from "../facts/limits";
import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { atLeastOne, missingArgument } from "./checks";

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LAYERS = 5;

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const functionRules: readonly Rule[] = [
    ...rule(["aws:lambda/function:Function"], atLeastOne("code", "imageUri", "s3Bucket"), packaged, variables, layers),
];

function* packaged(fn: JudgedResource): Generator<Problem> {
    const kind = fn.get("packageType");
    const zip = kind.absent || kind.asString === "Zip";
    for (const name of ["handler", "runtime"]) {
        const at = fn.get(name);
        if (zip && at.absent && !givenValue(fn.get("imageUri"))) {
            yield missingArgument(at, "a function packaged as Zip needs it");
        }
        if (kind.asString === "Image" && givenValue(at)) {
            yield {
                code: "exclusive",
                at,
                message: "cannot be given for a function packaged as Image",
                fix: "remove it",
            };
        }
    }
    if (kind.asString === "Image" && fn.get("imageUri").absent) {
        yield missingArgument(fn.get("imageUri"), "a function packaged as Image needs it");
    }
    if (zip && givenValue(fn.get("imageUri"))) {
        const message = 'must be "Image" for a function with imageUri';
        yield { code: "package-type", at: kind, message, fix: 'set packageType to "Image"' };
    }
}

function* variables(fn: JudgedResource): Generator<Problem> {
    const map = fn.get("environment", "variables");
    for (const [key, at] of map.entries()) {
        if (reservedVariable.test(key)) {
            yield {
                code: "environment-variable",
                at,
                message: "is reserved: Lambda sets it by itself",
                fix: "use another name",
            };
        } else if (!variableForm.test(key)) {
            const message = "must have a name of a letter and at least one more letter, digit or underscore";
            yield { code: "environment-variable", at, message, fix: "rename it" };
        }
    }
    const texts = map.entries().map(([key, value]) => [key, value.asString ?? ""] as const);
    if (variableBytes(Object.fromEntries(texts)) > maxVariableBytes) {
        const message = `must hold at most ${maxVariableBytes} bytes in names and values together`;
        yield { code: "environment-size", at: map, message, fix: "read the rest from SSM or Secrets Manager" };
    }
}

function* layers(fn: JudgedResource): Generator<Problem> {
    const at = fn.get("layers");
    if ((at.list?.length ?? 0) > LAYERS) {
        yield { code: "layers", at, message: `must be at most ${LAYERS}`, fix: "merge some of them" };
    }
}
