import { createHash } from "node:crypto";
import { dnsSuffixOf, partitionOf } from "@platform/aws-model/regions";
import { isPlainMap, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

/** The account and region that made-up names and answers belong to. */
export interface Place {
    readonly accountId: string;
    readonly region: string;
    readonly partition: string;
    /** `amazonaws.com`, or its counterpart in another partition. */
    readonly dnsSuffix: string;
}

/** The account that AWS's own documentation uses for examples. */
const EXAMPLE_ACCOUNT = "123456789012";
const FALLBACK_REGION = "us-east-1";

/** When everything was made that exists. */
export const MADE_UP_DATE = "2024-01-01T00:00:00Z";

/** Reads the place from a provider's configuration, which may name a region and the only accounts allowed. */
export function placeOf(provider: WireMap): Place {
    const region = textOf(provider["region"]) ?? process.env["AWS_REGION"] ?? FALLBACK_REGION;
    return {
        accountId: allowedAccount(provider["allowedAccountIds"]) ?? EXAMPLE_ACCOUNT,
        region,
        partition: partitionOf(region),
        dnsSuffix: dnsSuffixOf(region),
    };
}

/** From stack configuration the list arrives as JSON text, from a provider resource as a list or as its JSON. */
function allowedAccount(value: WireValue | undefined): string | undefined {
    const text = Array.isArray(value) ? JSON.stringify(value) : textOf(value);
    return text === undefined ? undefined : /"(\d{12})"/.exec(text)?.[1];
}

/** The value if it is text that is neither empty nor unknown. */
export function textOf(value: WireValue | undefined): string | undefined {
    return typeof value === "string" && value !== "" && value !== UNKNOWN ? value : undefined;
}

/** Hexadecimal digits that depend on nothing but the given text. */
export function hex(text: string, digits: number): string {
    return createHash("sha256").update(text).digest("hex").slice(0, digits);
}

/** Decimal digits likewise. */
export function digits(text: string, count: number): string {
    return (BigInt(`0x${hex(text, 32)}`) % 10n ** BigInt(count)).toString().padStart(count, "0");
}

/** A version-4 UUID likewise. */
export function uuid(text: string): string {
    const all = hex(text, 32);
    return [all.slice(0, 8), all.slice(8, 12), `4${all.slice(13, 16)}`, `8${all.slice(17, 20)}`, all.slice(20)].join(
        "-",
    );
}

/** The value at a key of a plain object, if it is one. */
export function field(value: WireValue | undefined, key: string): WireValue | undefined {
    return isPlainMap(value) ? value[key] : undefined;
}
