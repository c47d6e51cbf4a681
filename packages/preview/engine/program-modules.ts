import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The SDK, and that of a provider, which takes long to load and keeps nothing. */
const LOADED_ONCE = /[/\\]node_modules[/\\]@pulumi[/\\](pulumi|aws)[/\\]/;
const SDK = /[/\\]node_modules[/\\]@pulumi[/\\]pulumi[/\\]/;

/**
 * Lets a program be loaded again as if for the first time. Its modules are forgotten, and so are installed packages that
 * load the SDK, any of which may keep a resource of the run before; everything else is loaded once.
 */
export class ProgramModules {
    private before: ReadonlySet<string> = new Set();

    /** @param toolDirectory The tool's own modules, some of which are loaded while a program runs. */
    constructor(private readonly toolDirectory: string) {}

    /** The program's own files that were loaded last; those of installed packages left out. */
    files: readonly string[] = [];

    /** Whatever is loaded from now on is the program's. */
    begin(): void {
        this.before = new Set(Object.keys(require.cache));
    }

    forget(): void {
        const loaded = Object.keys(require.cache).filter(
            (file) => !this.before.has(file) && !file.startsWith(this.toolDirectory + path.sep),
        );
        const own = loaded.filter((file) => packageOf(file) === undefined);
        const stateful = packagesThatLoadSdk();
        const installed = loaded.filter((file) => stateful.has(packageOf(file) ?? "") && !LOADED_ONCE.test(file));
        for (const file of [...own, ...installed]) {
            // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the cache is an object by design
            delete require.cache[file];
        }
        this.files = own;
    }
}

/** The directory of the installed package that a file belongs to. */
export function packageOf(file: string): string | undefined {
    return /^(.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)/.exec(file)?.[1];
}

/** The packages of which some module has loaded the SDK, itself or through others. */
function packagesThatLoadSdk(): ReadonlySet<string> {
    const parents = new Map<string, string[]>();
    for (const [file, module] of Object.entries(require.cache)) {
        for (const { filename } of module?.children ?? []) {
            const known = parents.get(filename);
            if (known === undefined) {
                parents.set(filename, [file]);
            } else {
                known.push(file);
            }
        }
    }
    const reaching = new Set(Object.keys(require.cache).filter((file) => SDK.test(file)));
    for (const file of reaching) {
        // What is added to a set is visited as well.
        parents.get(file)?.forEach((parent) => reaching.add(parent));
    }
    return new Set([...reaching].map((file) => packageOf(file) ?? ""));
}

interface Manifest {
    readonly main?: unknown;
    readonly exports?: unknown;
    readonly type?: unknown;
}

export function readManifest(directory: string): Manifest {
    const file = path.join(directory, "package.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : {};
}
