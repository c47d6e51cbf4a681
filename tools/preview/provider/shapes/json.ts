import type { WireValue } from "../../values";

/** The content of a JSON text; undefined where it is none. */
export function parseJson(text: string): WireValue | undefined {
    try {
        return JSON.parse(text) as WireValue;
    } catch {
        return undefined;
    }
}
