/** A piece of HTML that is safe to put into a page: all text in it is escaped. */
export class Html {
    constructor(readonly text: string) {}
}

/** What may stand in a template: text is escaped, HTML is not, nothing is left out. */
export type Content = Html | string | number | undefined | readonly Content[];

/**
 * Writes HTML: markup`<p>${text}</p>`. Whatever is put in is escaped, in elements and in quoted attributes alike.
 *
 * It is not called `html`, because prettier would then break the lines of styles and scripts, whose hashes the page names.
 */
export function markup(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
    let text = strings[0] ?? "";
    contents.forEach((content, at) => {
        text += plain(content) + (strings[at + 1] ?? "");
    });
    return new Html(text);
}

/** HTML that comes from elsewhere and is known to be safe. */
export function trusted(text: string): Html {
    return new Html(text);
}

/** Text for elements and for quoted attributes. */
export function escapeHtml(text: string): string {
    return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "") : text;
}

const ENTITIES: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};

function plain(content: Content): string {
    if (content === undefined) return "";
    if (content instanceof Html) return content.text;
    if (typeof content === "string") return escapeHtml(content);
    return typeof content === "number" ? String(content) : content.map(plain).join("");
}
