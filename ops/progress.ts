import type { World } from "./world";

/** Tells how far a command is: on a terminal in one line that is rewritten, elsewhere in a line for each change. */
export class Progress {
    private shown = "";

    constructor(private readonly world: World) {}

    /** A line that the next one takes the place of. */
    state(line: string): void {
        if (line === this.shown) {
            return;
        }
        this.world.err(this.world.terminal ? `\r\u001b[K${line}` : `${line}\n`);
        this.shown = line;
    }

    /** A line that stays. */
    line(text: string): void {
        this.clear();
        this.world.err(`${text}\n`);
    }

    clear(): void {
        if (this.world.terminal && this.shown !== "") {
            this.world.err("\r\u001b[K");
        }
        this.shown = "";
    }
}
