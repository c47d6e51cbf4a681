import type { Finding } from "@platform/aws-model/finding";
import { isMap, isSecret, revealDeep, type WireValue } from "@platform/aws-model/wire";
import type { ProviderResource } from "./judged-resource";

/** Shorter texts stand in ordinary words too: rules themselves must not show those. */
const SHORTEST = 4;

/** The texts inside all secrets of a program, longest first. */
export function secretTexts(resources: readonly ProviderResource[]): string[] {
    const texts = new Set<string>();
    const collect = (value: WireValue, inside: boolean): void => {
        if (typeof value === "string") {
            if (inside && value.length >= SHORTEST) {
                texts.add(value);
            }
        } else if (isSecret(value)) {
            collect(revealDeep(value), true);
        } else if (isMap(value)) {
            Object.values(value).forEach((item) => {
                collect(item, inside);
            });
        } else if (Array.isArray(value)) {
            value.forEach((item) => {
                collect(item, inside);
            });
        }
    };
    for (const { inputs } of resources) {
        collect(inputs, false);
    }
    return [...texts].sort((a, b) => b.length - a.length);
}

/** A finding whose words hold no secret, even where a rule has put one there. Paths are the package's own names. */
export function redacted(finding: Finding, secrets: readonly string[]): Finding {
    const clean = (text: string): string => secrets.reduce((left, secret) => left.replaceAll(secret, "[secret]"), text);
    const { message, fix } = finding;
    return secrets.length === 0
        ? finding
        : { ...finding, message: clean(message), ...(fix === undefined ? {} : { fix: clean(fix) }) };
}
