/** First line of the comment, by which the next run finds it again. */
export const marker = "<!-- platform:preview -->";

/** GitHub takes 65,536 characters. */
const longest = 60_000;

/** HTML that the preview writes; whatever else looks like a tag is text, as it is also between backticks. */
const ownTags = /^<\/?(details|summary|sub|b|br)( open)?\/?>$/;

/**
 * The text of a comment, made from a file that a pull request's own code has written: it shows no pictures and leads
 * nowhere, calls nobody, and hides nothing.
 *
 * @param url Of the run, where all of a shortened text is.
 */
export function commentText(written: string, url: string | undefined): string {
    const harmless = written
        .replaceAll(marker, "")
        .replace(/<[^>]*>?/g, (tag) => (ownTags.test(tag) ? tag : tag.replaceAll("<", "<\u200b")))
        .replace(/@(?=[\w-])/g, "@\u200b")
        .replace(/!\[/g, "!\u200b[")
        .replace(/\]\(/g, "]\u200b(")
        .replace(/\b(https?):\/\//g, "$1:\u200b//")
        .trim();
    const where = url === undefined ? "" : `\n\n[The run](${url}) has the reports.`;
    const shown =
        harmless.length > longest
            ? `${harmless.slice(0, longest)}\n\n… shortened: the reports have the rest.`
            : harmless;
    return `${marker}\n${shown}${where}\n`;
}
