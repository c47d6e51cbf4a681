import type { WorldName } from "@platform/aws-model/finding";

/** Redraws are this far apart. */
const INTERVAL_MILLISECONDS = 80;

/** A line on a terminal that tells how far a preview is; elsewhere it writes nothing. */
export class Progress {
    private readonly write: (text: string) => void;
    private readonly enabled: boolean;
    private drawnAt = 0;

    /** The stream's own writer is taken now, because a running program's output is captured. */
    constructor(stream: NodeJS.WriteStream) {
        this.enabled = stream.isTTY && process.env["TERM"] !== "dumb";
        const write = stream.write.bind(stream);
        this.write = (text) => {
            write(text);
        };
    }

    resources(world: WorldName, count: number): void {
        const now = performance.now();
        if (this.enabled && now - this.drawnAt >= INTERVAL_MILLISECONDS) {
            this.drawnAt = now;
            this.write(`\r\u001b[K${world} world: ${count} resources`);
        }
    }

    clear(): void {
        if (this.enabled && this.drawnAt > 0) {
            this.write("\r\u001b[K");
        }
    }
}
