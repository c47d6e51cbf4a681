import type { Glyph } from "@platform/aws-model/facets/drawing";

/** What a box stands for; also its CSS class. Those without an outline are frames. */
export type BoxKind =
    Glyph | ("on-premises" | "vpc" | "zone" | "public" | "private" | "isolated" | "cluster" | "group" | "regional");

/** One thing of the diagram: a node, or a frame around others. */
export interface Box {
    /** Unique in the diagram: a resource may be drawn once in each zone. */
    readonly id: string;
    readonly kind: BoxKind;
    readonly title: string;
    /** A second, smaller line. */
    readonly note?: string;
    /** More than fits, for those who point at it. */
    readonly detail?: string;
    readonly urn?: string;
    /** Its row inside the frame, counted from the top. Default: wherever its connections put it. */
    readonly row?: number;
    /** A frame around these. */
    readonly children?: Box[];
    /** A frame around a grid of these: they have no connections of their own. */
    readonly grid?: readonly Box[];
    /** Columns of the grid. */
    readonly columns?: number;
}

/** What a line means; also its CSS class. */
export type LinkKind = "traffic" | "egress" | "vpn" | "runs" | "data" | "trust" | "images";

/** A line between two boxes. It is laid out downwards, from `from` to `to`. */
export interface Link {
    readonly from: string;
    readonly to: string;
    readonly kind: LinkKind;
    /** Where the arrowheads are. Default: `end`. */
    readonly heads?: "start" | "end" | "both" | "none";
    /** For those who point at it. */
    readonly detail?: string;
    readonly urn?: string;
}

/** A drawing before it has coordinates. */
export interface Drawing {
    readonly title: string;
    readonly description: string;
    readonly boxes: readonly Box[];
    readonly links: readonly Link[];
    /** What of the stack is not in it, for readers; empty for nothing. */
    readonly missing: string;
}
