import { type FSWatcher, watch } from "node:fs";
import path from "node:path";
import { isScratch, isSource, stampOf } from "./files";

/** Editors write a file in several steps: changes that come closer together than this are one. */
const QUIET_MILLISECONDS = 50;

/**
 * Watches the directories of files rather than the files: editors replace a file by another one of the same name. Files
 * that are new beside them count as well. Nothing here keeps the process from becoming idle.
 */
export class Changes {
    private readonly watchers = new Map<string, FSWatcher>();
    private stamps = new Map<string, string>();
    private whole: ReadonlySet<string> = new Set();
    private readonly changed = new Set<string>();
    private repeat = false;
    private wake: (() => void) | undefined;

    /** The number of files that are watched. */
    get count(): number {
        return this.stamps.size;
    }

    /** @param files To be watched from now on. @param whole Directories in which every new file counts, not sources alone. */
    watch(files: Iterable<string>, whole: readonly string[]): void {
        this.whole = new Set(whole);
        // What changed since a file was last looked at is still a change.
        this.stamps = new Map([...files].map((file) => [file, this.stamps.get(file) ?? stampOf(file)]));
        const directories = new Set([...whole, ...[...this.stamps.keys()].map((file) => path.dirname(file))]);
        for (const [directory, watcher] of this.watchers) {
            if (!directories.has(directory)) {
                watcher.close();
                this.watchers.delete(directory);
            }
        }
        for (const directory of directories) {
            if (!this.watchers.has(directory)) {
                this.open(directory);
            }
        }
    }

    /** Ends the waiting without a change. */
    again(): void {
        this.repeat = true;
        this.wake?.();
    }

    /** The files that changed since the last call; waits for the first one. None after `again`. */
    async next(): Promise<readonly string[]> {
        // The only thing that keeps the process alive while it waits.
        const alive = setInterval(() => undefined, 60_000);
        try {
            if (this.changed.size === 0 && !this.repeat) {
                await new Promise<void>((resolve) => {
                    this.wake = resolve;
                });
            }
            for (let seen = -1; seen !== this.changed.size;) {
                seen = this.changed.size;
                await new Promise((resolve) => setTimeout(resolve, QUIET_MILLISECONDS));
            }
        } finally {
            clearInterval(alive);
        }
        this.repeat = false;
        const files = [...this.changed].sort();
        this.changed.clear();
        return files;
    }

    close(): void {
        this.watchers.forEach((watcher) => {
            watcher.close();
        });
        this.watchers.clear();
    }

    private open(directory: string): void {
        try {
            const watcher = watch(directory, { persistent: false }, (_event, name) => {
                this.look(name === null ? undefined : path.join(directory, name));
            });
            // A directory that is removed.
            watcher.on("error", () => {
                watcher.close();
                this.watchers.delete(directory);
            });
            this.watchers.set(directory, watcher);
        } catch {
            // A directory that cannot be watched, or is there no more.
        }
    }

    /** Without a name, which some systems do not tell, any of the files may be meant. */
    private look(file: string | undefined): void {
        for (const candidate of file === undefined ? this.stamps.keys() : [file]) {
            const isNew = isSource(candidate) || (this.whole.has(path.dirname(candidate)) && !isScratch(candidate));
            if (!this.stamps.has(candidate) && !isNew) {
                continue;
            }
            const stamp = stampOf(candidate);
            if (stamp !== (this.stamps.get(candidate) ?? "")) {
                this.stamps.set(candidate, stamp);
                this.changed.add(candidate);
                this.wake?.();
            }
        }
    }
}
