/** The fields of a message whose fields are all messages, without reading what is in them. */
export function* fieldsOf(message: Uint8Array): Generator<{ readonly field: number; readonly content: Uint8Array }> {
    for (let at = 0; at < message.length;) {
        const tag = varint(message, at);
        const length = varint(message, tag.end);
        const end = length.end + length.value;
        if ((tag.value & 7) !== 2 || end > message.length) {
            throw new Error("the policy pack answered something that is not of its protocol");
        }
        yield { field: tag.value >>> 3, content: message.subarray(length.end, end) };
        at = end;
    }
}

function varint(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
    let value = 0;
    for (let at = start, shift = 0; at < bytes.length; at++, shift += 7) {
        const byte = bytes[at] ?? 0;
        value += (byte & 0x7f) * 2 ** shift;
        if (byte < 0x80) {
            return { value, end: at + 1 };
        }
    }
    throw new Error("the policy pack's answer ends in the middle of a number");
}
