import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { PackageFiles } from "./package-files";
import type { Members, ResourceShape } from "./shape";

/** What has been read from one version of the package. `null` marks what the package does not have. */
interface Store {
    resources: Record<string, ResourceShape | null>;
    objects: Record<string, Members | null>;
    enumerations: Record<string, readonly string[] | null>;
}

/** Changes with the form of the stored entries, so that files of another form are not read. */
const FORMAT = 1;

/**
 * The shapes of AWS types, by token, from the `@pulumi/aws` that the program itself uses, so that any version and any type is known.
 * Reading a type costs about a third of a millisecond; what was read is kept in a file beside the package and costs next to nothing afterwards.
 */
export class TypeKnowledge {
    private changed = false;
    private store: Store;

    private constructor(
        private readonly files: PackageFiles | undefined,
        private readonly file: string | undefined,
    ) {
        this.store = readStore(file);
    }

    /**
     * @param directory The program's directory.
     * @param options.cache False keeps everything in memory. Default true.
     * @param options.file Where to keep what was read. Default: beside the package.
     */
    static open(directory: string, options: { readonly cache?: boolean; readonly file?: string } = {}): TypeKnowledge {
        const files = PackageFiles.find(directory);
        const kept = files === undefined || options.cache === false ? undefined : (options.file ?? cacheFile(files));
        return new TypeKnowledge(files, kept);
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

    /** Keeps what was read for the next run. Does nothing where nothing is new or the place cannot be written. */
    save(): void {
        if (!this.changed || this.file === undefined) {
            return;
        }
        this.changed = false;
        const draft = `${this.file}.${process.pid}.tmp`;
        try {
            mkdirSync(dirname(this.file), { recursive: true });
            writeFileSync(draft, JSON.stringify(this.store));
            renameSync(draft, this.file);
        } catch {
            // A read-only installation only loses the shortcut.
        }
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

function cacheFile(files: PackageFiles): string {
    const modules = files.directory.slice(0, files.directory.lastIndexOf(`${sep}@pulumi${sep}`));
    return join(modules, ".cache", "platform-preview", `aws-${files.version}-${FORMAT}.json`);
}

/** A file that is missing, cut off or of another kind only costs the time to read the types anew. */
function readStore(file: string | undefined): Store {
    const empty: Store = { resources: {}, objects: {}, enumerations: {} };
    try {
        return { ...empty, ...(JSON.parse(readFileSync(file ?? "", "utf8")) as Partial<Store> | null) };
    } catch {
        return empty;
    }
}
