import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cacheDirectory } from "../loader/hook.cjs";

/** Facts derived from an installed package, kept on disk under its version. What is kept never changes an answer. */
export class CachedTable<T> {
    private readonly entries: Map<string, T | null>;
    private changed = false;

    constructor(
        readonly directory: string,
        private readonly name: string,
    ) {
        this.entries = new Map(Object.entries(this.read()));
    }

    get(key: string, derive: () => T | undefined): T | undefined {
        let entry = this.entries.get(key);
        if (entry === undefined) {
            entry = derive() ?? null;
            this.entries.set(key, entry);
            this.changed = true;
        }
        return entry ?? undefined;
    }

    save(): void {
        if (!this.changed) {
            return;
        }
        try {
            mkdirSync(cacheDirectory(), { recursive: true });
            const temporary = `${this.file}.${process.pid}`;
            writeFileSync(temporary, JSON.stringify(Object.fromEntries(this.entries)));
            renameSync(temporary, this.file);
        } catch {
            // A cache that cannot be written costs time, nothing else.
        }
    }

    private get file(): string {
        return path.join(cacheDirectory(), `${this.name}.json`);
    }

    private read(): Record<string, T | null> {
        try {
            return JSON.parse(readFileSync(this.file, "utf8")) as Record<string, T | null>;
        } catch {
            return {};
        }
    }
}
