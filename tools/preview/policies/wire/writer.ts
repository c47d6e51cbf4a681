/** The kinds of fields, https://protobuf.dev/programming-guides/encoding/#structure. */
const DOUBLE = 1;
const LENGTH_DELIMITED = 2;
const VARINT = 0;
/** Lengths of messages are written with this many bytes, before they are known: protobuf lets a number be longer than need be. */
const LENGTH_BYTES = 4;

/** Writes protocol messages field by field, without making objects of them first. Empty fields are left out, as protobuf does. */
export class Writer {
    private buffer: Buffer;
    private end = 0;

    constructor(size = 4096) {
        this.buffer = Buffer.allocUnsafe(size);
    }

    /** What was written so far. The writer must not be used after that. */
    finish(): Buffer {
        return this.buffer.subarray(0, this.end);
    }

    text(field: number, text: string): void {
        if (text !== "") {
            this.textAlways(field, text);
        }
    }

    /** Also for empty text: in lists and in choices of fields it means something. */
    textAlways(field: number, text: string): void {
        const most = text.length * 3;
        this.reserve(most + 16);
        this.varint((field << 3) | LENGTH_DELIMITED);
        if (most < 128) {
            const length = this.buffer.write(text, this.end + 1, "utf8");
            this.buffer[this.end] = length;
            this.end += 1 + length;
        } else {
            this.varint(Buffer.byteLength(text, "utf8"));
            this.end += this.buffer.write(text, this.end, "utf8");
        }
    }

    texts(field: number, texts: readonly string[]): void {
        for (const text of texts) {
            this.textAlways(field, text);
        }
    }

    flag(field: number, value: boolean): void {
        if (value) {
            this.small(field, 1);
        }
    }

    /** A number below 128 that stands for itself: flags and enumerations. */
    small(field: number, value: number): void {
        this.reserve(16);
        this.varint((field << 3) | VARINT);
        this.buffer[this.end++] = value;
    }

    double(field: number, value: number): void {
        this.reserve(16);
        this.varint((field << 3) | DOUBLE);
        this.end = this.buffer.writeDoubleLE(value, this.end);
    }

    /** Starts a message inside this one; `close` takes what this returns. */
    open(field: number): number {
        this.reserve(16);
        this.varint((field << 3) | LENGTH_DELIMITED);
        this.end += LENGTH_BYTES;
        return this.end;
    }

    close(start: number): void {
        let length = this.end - start;
        for (let at = start - LENGTH_BYTES; at < start - 1; at++) {
            this.buffer[at] = (length & 0x7f) | 0x80;
            length >>>= 7;
        }
        this.buffer[start - 1] = length;
    }

    private varint(value: number): void {
        let rest = value;
        while (rest > 0x7f) {
            this.buffer[this.end++] = (rest & 0x7f) | 0x80;
            rest >>>= 7;
        }
        this.buffer[this.end++] = rest;
    }

    private reserve(bytes: number): void {
        if (this.end + bytes > this.buffer.length) {
            const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.end + bytes));
            this.buffer.copy(larger, 0, 0, this.end);
            this.buffer = larger;
        }
    }
}
