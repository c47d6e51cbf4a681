/** The checks of node:net, without the large expressions that it compiles on first use. */
const OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);

export function isIPv4(text: string): boolean {
    return IPV4.test(text);
}

/** Eight groups of up to four hexadecimal digits, of which `::` may stand for some; the last two may be an IPv4 address. */
export function isIPv6(text: string): boolean {
    const tail = text.slice(text.lastIndexOf(":") + 1);
    const plain = tail.includes(".") && isIPv4(tail) ? `${text.slice(0, text.length - tail.length)}0:0` : text;
    const halves = plain.split("::");
    const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
    const complete = halves.length === 2 ? groups.length <= 7 : halves.length === 1 && groups.length === 8;
    return complete && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group));
}
