import type { ResourceRecord, World } from "../result";
import type { Page } from "./style";
import { shortType } from "./type-name";

/** How many resources there are of each type, most first, in as many columns as fit. */
export function renderCounts(world: World, page: Page, shown: (resource: ResourceRecord) => boolean): string[] {
    const counts = new Map<string, number>();
    for (const resource of world.resources) {
        if (COUNTED.has(resource.kind) && !resource.implicit && shown(resource)) {
            const type = shortType(resource.type);
            counts.set(type, (counts.get(type) ?? 0) + 1);
        }
    }
    const sorted = [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b, "en"));
    return columns(
        sorted.map(([type, count]) => `${String(count).padStart(4)}  ${type}`),
        page.width,
    );
}

/** What would be created and is not just a group of other things. */
const COUNTED: ReadonlySet<ResourceRecord["kind"]> = new Set(["custom", "provider", "remote-component"]);

/** Fills columns from top to bottom. */
function columns(cells: readonly string[], width: number): string[] {
    const cell = Math.max(0, ...cells.map(({ length }) => length)) + 2;
    const across = Math.max(1, Math.floor(width / cell));
    const down = Math.ceil(cells.length / across);
    return Array.from({ length: down }, (_unused, row) =>
        Array.from({ length: across }, (_cell, column) => (cells[column * down + row] ?? "").padEnd(cell))
            .join("")
            .trimEnd(),
    );
}
