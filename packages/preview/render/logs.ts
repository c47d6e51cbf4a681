import type { LogEntry, Preview } from "../result";
import type { Page } from "./style";

/** What the program logged or wrote, once if it did so in both worlds. */
export function renderLogs({ strict, placeholder }: Preview, { style }: Page): string[] {
    const entries = new Map([...strict.logs, ...placeholder.logs].map((entry) => [JSON.stringify(entry), entry]));
    return [...entries.values()].flatMap((entry) => {
        const [first = "", ...rest] = entry.message.split("\n");
        return [`  ${label(entry, style)}${first}`, ...rest.map((line) => `  ${line}`)];
    });
}

function label({ level }: LogEntry, style: Page["style"]): string {
    switch (level) {
        case "error":
            return style.red("error: ");
        case "warning":
            return style.yellow("warning: ");
        default:
            return "";
    }
}
