/** Writes a value as MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md), in its plainest form. */
export function encode(value: unknown): Buffer {
    if (value === null || value === undefined) {
        return Buffer.from([0xc0]);
    }
    switch (typeof value) {
        case "boolean":
            return Buffer.from([value ? 0xc3 : 0xc2]);
        case "number":
            return number(value);
        case "string": {
            const text = Buffer.from(value, "utf8");
            return Buffer.concat([header(0xdb, text.length), text]);
        }
        default:
            return Array.isArray(value)
                ? Buffer.concat([header(0xdd, value.length), ...value.map(encode)])
                : map(value as Record<string, unknown>);
    }
}

function map(value: Record<string, unknown>): Buffer {
    const entries = Object.entries(value);
    return Buffer.concat([
        header(0xdf, entries.length),
        ...entries.flatMap(([key, inner]) => [encode(key), encode(inner)]),
    ]);
}

function number(value: number): Buffer {
    const buffer = Buffer.alloc(9);
    if (Number.isInteger(value)) {
        buffer[0] = 0xd3;
        buffer.writeBigInt64BE(BigInt(value), 1);
    } else {
        buffer[0] = 0xcb;
        buffer.writeDoubleBE(value, 1);
    }
    return buffer;
}

function header(kind: number, length: number): Buffer {
    const buffer = Buffer.alloc(5);
    buffer[0] = kind;
    buffer.writeUInt32BE(length, 1);
    return buffer;
}
