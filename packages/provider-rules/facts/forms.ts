import type { Problem } from "../problem";
import { Value } from "@platform/aws-model/value";
import { parseArn } from "../shapes/arn";

/** What a text must be, and what is said where it is not. */
export interface Form {
    readonly fits: (text: string) => boolean;
    readonly code: string;
    readonly message: string;
    readonly fix: string;
}

export const FORMS: Readonly<Record<"arn" | "json" | "account" | "time", Form>> = {
    arn: {
        fits: (text) => parseArn(text) !== undefined,
        code: "not-an-arn",
        message: "must be an ARN: arn:partition:service:region:account:resource",
        fix: "give the arn of the resource that is meant",
    },
    json: {
        fits: (text) => Value.of(text).json().state !== "unknown",
        code: "not-json",
        message: "must be JSON",
        fix: "build it with pulumi.jsonStringify",
    },
    account: {
        fits: (text) => /^\d{12}$/.test(text),
        code: "not-an-account",
        message: "must be an account id of 12 digits",
        fix: "write all digits, in quotation marks",
    },
    time: {
        fits: (text) =>
            /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
        code: "not-a-time",
        message: "must be a time such as 2030-01-31T12:00:00Z",
        fix: "write it in this form",
    },
};

/** A text that must match an expression. */
export function patternForm(pattern: string): Form {
    const expression = new RegExp(pattern, "u");
    return {
        fits: (text) => expression.test(text),
        code: "wrong-form",
        message: `must match ${pattern}`,
        fix: "keep to the characters that it allows",
    };
}

export function misformed(at: Value, { fits, code, message, fix }: Form): Problem[] {
    return at.asString === undefined || at.asString === "" || fits(at.asString) ? [] : [{ code, at, message, fix }];
}
