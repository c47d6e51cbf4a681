/**
 * The diagram for a page that has `pageStyle()` and an element for each resource: its nodes become links to those.
 *
 * @param anchorOf The id of a resource's element; undefined for a resource that the page does not show.
 */
export function embed(svg: string, anchorOf: (urn: string) => string | undefined): string {
    return svg
        .replace(/<style>[^<]*<\/style>\n?/, "")
        .replace('role="img"', 'role="group"')
        .replace(
            /<g class="(node[^"]*)" data-urn="([^"]*)">([\s\S]*?)<\/g>/g,
            (whole, name: string, urn: string, inner: string) => {
                const anchor = anchorOf(unescapeXml(urn));
                if (anchor === undefined) return whole;
                return `<a class="${name}" data-urn="${urn}" href="#${anchor.replaceAll("&", "&amp;").replaceAll('"', "%22")}">${inner}</a>`;
            },
        );
}

function unescapeXml(text: string): string {
    return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
