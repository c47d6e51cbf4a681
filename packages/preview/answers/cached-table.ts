import { readCached, writeCached } from "../loader/cache.cjs";

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
        if (this.changed) {
            writeCached(this.file, JSON.stringify(Object.fromEntries(this.entries)));
        }
    }

    private get file(): string {
        return `${this.name}.json`;
    }

    private read(): Record<string, T | null> {
        try {
            return JSON.parse(String(readCached(this.file))) as Record<string, T | null>;
        } catch {
            return {};
        }
    }
}
