import type { Preview } from "../result";
import { oneLine } from "./value";
import type { Page } from "./style";

/** Stack outputs; those that only become known after an update are marked. */
export function renderOutputs({ strict, placeholder }: Preview, { style, width }: Page): string[] {
    const names = Object.keys(placeholder.stackOutputs).sort((a, b) => a.localeCompare(b, "en"));
    const column = Math.max(0, ...names.map(({ length }) => length));
    return names.map((name) => {
        const value = oneLine(placeholder.stackOutputs[name] ?? null);
        const first = oneLine(strict.stackOutputs[name] ?? null);
        const later = first === value ? "" : style.dim("  (made up)");
        return `  ${name.padEnd(column)}  ${shorten(value, width - column - 4)}${later}`;
    });
}

function shorten(text: string, width: number): string {
    return text.length <= width ? text : `${text.slice(0, Math.max(width - 1, 20))}…`;
}
