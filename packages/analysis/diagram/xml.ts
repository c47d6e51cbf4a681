/** Text and attribute values in XML. */
export function escapeXml(text: string): string {
    return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Coordinates need no more than tenths. */
export function round(value: number): string {
    return String(Math.round(value * 10) / 10);
}
