import type { Counts } from "./scenario";

/** What both said of a change. */
export interface Result {
    readonly name: string;
    readonly engine: Counts;
    readonly offline: Counts;
    /** Whether they name the same resources. */
    readonly equal: boolean;
}

const columns = ["create", "update", "replace", "delete", "refused"] as const;

/** One line for each change: what the engine counts, and the offline preview's counts where they are others. */
export function resultTable(results: readonly Result[]): string {
    const width = Math.max(...results.map(({ name }) => name.length));
    const rows = results.map(({ name, engine, offline, equal }) => {
        const others = columns.map((column) => `${offline[column]} ${column}`).join(", ");
        return row(
            name.padEnd(width),
            columns.map((column) => String(engine[column])),
            equal ? "equal" : `offline: ${others}`,
        );
    });
    const different = results.filter(({ equal }) => !equal).length;
    const sum = `${results.length} changes, ${different === 0 ? "all equal" : `${different} different`}`;
    return [row("".padEnd(width), columns, ""), ...rows, sum].join("\n");
}

function row(name: string, cells: readonly string[], last: string): string {
    return [name, ...cells.map((cell) => cell.padStart(8)), ` ${last}`].join(" ").trimEnd();
}
