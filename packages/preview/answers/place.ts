import { textOf, type Place } from "@platform/aws-model/facets/identity";
import { dnsSuffixOf, partitionOf } from "@platform/aws-model/regions";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

/** The account that AWS's own documentation uses for examples. */
const EXAMPLE_ACCOUNT = "123456789012";
const FALLBACK_REGION = "us-east-1";

/** When everything was made that exists. */
export const MADE_UP_DATE = "2024-01-01T00:00:00Z";

/**
 * Reads the place from a provider's configuration, which may name a region and the only accounts allowed.
 *
 * @param inputs Of a resource, whose own `region` comes before that of its provider.
 */
export function placeOf(provider: WireMap, inputs: WireMap = {}): Place {
    const region =
        textOf(inputs["region"]) ?? textOf(provider["region"]) ?? process.env["AWS_REGION"] ?? FALLBACK_REGION;
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
