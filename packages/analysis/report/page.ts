import type { Comparison } from "@platform/preview/against/comparison";
import type { Preview } from "@platform/preview/result";
import type { Plan } from "../plan";
import type { Section } from "../section";
import { anchorOf } from "./anchor";
import { markup, type Content, type Html } from "./html";

/** What a report is made of. */
export interface ReportInput {
    readonly preview: Preview;
    readonly plan: Plan;
    /** In the order in which they are shown. */
    readonly sections: readonly Section[];
    readonly comparison?: Comparison;
    /** Of drawDiagram; empty for none. */
    readonly diagram: string;
    /** Default: now. */
    readonly generatedAt?: Date;
}

/** What parts of the page need to know of the whole. */
export interface ReportPage {
    readonly input: ReportInput;
    /** A link to the resource where the page shows it, otherwise its text alone. */
    readonly link: (urn: string | undefined, text: string) => Content;
    /** Undefined for a resource that the page does not show. */
    readonly anchor: (urn: string) => string | undefined;
}

/** A page's part with its entry in the navigation. */
export interface Chapter {
    readonly anchor: string;
    readonly title: string;
    readonly verdict?: Section["verdict"];
    readonly content: Html;
}

export function pageOf(input: ReportInput): ReportPage {
    const shown = new Set(
        input.preview.placeholder.resources.filter(({ implicit }) => !implicit).map(({ urn }) => urn),
    );
    const anchor = (urn: string): string | undefined => (shown.has(urn) ? anchorOf(urn) : undefined);
    const link = (urn: string | undefined, text: string): Content => {
        const target = urn === undefined ? undefined : anchor(urn);
        return target === undefined ? text : markup`<a href="#${target}">${text}</a>`;
    };
    return { input, link, anchor };
}
