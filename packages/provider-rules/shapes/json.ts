import type { WireValue } from "@platform/aws-model/wire";

/** The content of a JSON text; undefined where it is none. */
export function parseJson(text: string): WireValue | undefined {
    try {
        return JSON.parse(text) as WireValue;
    } catch {
        return undefined;
    }
}
