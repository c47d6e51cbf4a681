/** What is alike in all URNs of a report. */
const PREFIX = /^urn:pulumi:[^:]*::[^:]*::/;

/**
 * The id of the element that shows a resource, and the fragment that leads there.
 *
 * The same for the same URN in every report of a stack. Characters that mean nothing else in a fragment stay as they are.
 */
export function anchorOf(urn: string): string {
    const rest = encodeURIComponent(urn.replace(PREFIX, ""));
    return `urn-${rest.replaceAll("%3A", ":").replaceAll("%2F", "/").replaceAll("%24", "$").replaceAll("'", "%27")}`;
}

/** The id of a section's element. */
export function sectionAnchor(id: string): string {
    return `section-${encodeURIComponent(id)}`;
}
