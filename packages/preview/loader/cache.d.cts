/** The absolute path of a file of the cache, which may not exist. */
export function cachedFile(name: string): string;

/** The content of a file of the cache as bytes; undefined when there is none. */
export function readCached(name: string): Buffer | undefined;

/** Keeps something that may be derived again at any time. A cache that cannot be written costs time, nothing else. */
export function writeCached(name: string, content: string | Uint8Array): void;

/** Removes the half of the files that were not used for longest, if there are more than `most` (default 8000). */
export function pruneCache(most?: number): void;
