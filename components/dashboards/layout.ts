/** Columns of a dashboard. */
export const columns = 24;

/** A widget without its place: a heading, the states of alarms, or a graph. */
export interface Widget {
    readonly type: "text" | "alarm" | "metric";
    /** Columns, at most 24. */
    readonly width: number;
    /** Rows. */
    readonly height: number;
    readonly properties: object;
}

export interface PlacedWidget extends Widget {
    readonly x: number;
    readonly y: number;
}

/** Places widgets like words on a page: from left to right, and below the tallest of the line where the next has no room. */
export function placeWidgets(widgets: readonly Widget[]): readonly PlacedWidget[] {
    let [x, y, lineHeight] = [0, 0, 0];
    return widgets.map(({ type, width, height, properties }) => {
        if (x + width > columns) {
            [x, y, lineHeight] = [0, y + lineHeight, 0];
        }
        const placed = { type, x, y, width, height, properties };
        x += width;
        lineHeight = Math.max(lineHeight, height);
        return placed;
    });
}
