import type { Duplex } from "node:stream";
import { deserialize, serialize } from "node:v8";

/** Each message follows its length. */
const LENGTH_BYTES = 4;

/** Messages of any kind between two processes of the same Node.js, over a stream. */
export class Channel<Sent, Received> {
    /** When everything sent so far is out of this process. */
    flushed: Promise<void> = Promise.resolve();
    private arrived: Buffer[] = [];
    private bytes = 0;

    constructor(
        private readonly stream: Duplex,
        private readonly onMessage: (message: Received) => void,
    ) {
        stream.on("data", (chunk: Buffer) => {
            this.arrived.push(chunk);
            this.bytes += chunk.length;
            this.takeMessages();
        });
    }

    send(message: Sent): void {
        const content = serialize(message);
        const length = Buffer.alloc(LENGTH_BYTES);
        length.writeUInt32LE(content.length);
        this.flushed = new Promise((resolve) => {
            this.stream.cork();
            this.stream.write(length);
            this.stream.write(content, () => {
                resolve(); // also if it failed: the end of the stream says so
            });
            this.stream.uncork();
        });
    }

    private takeMessages(): void {
        while (this.bytes >= LENGTH_BYTES) {
            const end = LENGTH_BYTES + this.peekLength();
            if (this.bytes < end) return;
            const all = Buffer.concat(this.arrived);
            this.arrived = [all.subarray(end)];
            this.bytes = all.length - end;
            this.onMessage(deserialize(all.subarray(LENGTH_BYTES, end)) as Received);
        }
    }

    private peekLength(): number {
        const [first] = this.arrived;
        if (first !== undefined && first.length >= LENGTH_BYTES) return first.readUInt32LE();
        this.arrived = [Buffer.concat(this.arrived)];
        return this.arrived[0]?.readUInt32LE() ?? 0;
    }
}
