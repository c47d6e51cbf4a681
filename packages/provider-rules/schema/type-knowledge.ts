import { PackageFiles } from "./package-files";
import type { Members, ResourceShape } from "./shape";

/** What has been read from one version of the package. `null` marks what the package does not have. */
interface Store {
    resources: Record<string, ResourceShape | null>;
    objects: Record<string, Members | null>;
    enumerations: Record<string, readonly string[] | null>;
}

/** Keeps what can be read again at any time. */
export interface KnowledgeCache {
    read(name: string): Buffer | undefined;
    write(name: string, content: string): void;
}

/** Changes with the form of the stored entries, so that files of another form are not read. */
const FORMAT = 2;

/**
 * The shapes of AWS types, by token, from the `@pulumi/aws` that the program itself uses, so that any version and any type is known.
 * Reading a type costs about a third of a millisecond; what was read is kept in a cache and costs next to nothing afterwards.
 */
export class TypeKnowledge {
    private changed = false;
    private readonly store: Store;

    private constructor(
        private readonly files: PackageFiles | undefined,
        private readonly cache: KnowledgeCache | undefined,
    ) {
        this.store = readStore(cache?.read(this.cacheName));
    }

    /**
     * @param directory The program's directory.
     * @param cache Where to keep what was read, by the package's version. Default: in memory alone.
     */
    static open(directory: string, cache?: KnowledgeCache): TypeKnowledge {
        const files = PackageFiles.find(directory);
        return new TypeKnowledge(files, files && cache);
    }

    /** Version of the package, or undefined when the program has none: then nothing is known. */
    get version(): string | undefined {
        return this.files?.version;
    }

    resource(type: string): ResourceShape | undefined {
        return this.recall(this.store.resources, type, (files) => files.resource(type));
    }

    object(name: string): Members | undefined {
        return this.recall(this.store.objects, name, (files) => files.object(name));
    }

    enumeration(name: string): readonly string[] | undefined {
        return this.recall(this.store.enumerations, name, (files) => files.enumeration(name));
    }

    /** Keeps what was read for the next run. */
    save(): void {
        if (this.changed) {
            this.changed = false;
            this.cache?.write(this.cacheName, JSON.stringify(this.store));
        }
    }

    private get cacheName(): string {
        return `arguments-aws-${String(this.version)}-${FORMAT}.json`;
    }

    private recall<T>(
        entries: Record<string, T | null>,
        key: string,
        read: (files: PackageFiles) => T | undefined,
    ): T | undefined {
        if (!Object.hasOwn(entries, key)) {
            entries[key] = (this.files === undefined ? undefined : read(this.files)) ?? null;
            this.changed = true;
        }
        return entries[key] ?? undefined;
    }
}

/** Content that is missing, cut off or of another kind only costs the time to read the types anew. */
function readStore(content: Buffer | undefined): Store {
    const empty: Store = { resources: {}, objects: {}, enumerations: {} };
    try {
        return { ...empty, ...(JSON.parse(String(content)) as Partial<Store> | null) };
    } catch {
        return empty;
    }
}
