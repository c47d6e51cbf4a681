import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Lets a program be loaded again as if for the first time. Modules of the program are forgotten, and so are installed
 * packages that are Pulumi programs' parts themselves and may keep resources; everything else is loaded once.
 */
export class ProgramModules {
    private before: ReadonlySet<string> = new Set();
    private readonly keepsState = new Map<string, boolean>();

    /** @param toolDirectory The tool's own modules, some of which are loaded while a program runs. */
    constructor(private readonly toolDirectory: string) {}

    /** The program's own files that were loaded last; those of installed packages left out. */
    files: readonly string[] = [];

    /** Whatever is loaded from now on is the program's. */
    begin(): void {
        this.before = new Set(Object.keys(require.cache));
    }

    forget(): void {
        const own: string[] = [];
        for (const file of Object.keys(require.cache)) {
            if (!this.before.has(file) && this.isProgramPart(file)) {
                if (!/[/\\]node_modules[/\\]/.test(file)) {
                    own.push(file);
                }
                // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the cache is an object by design
                delete require.cache[file];
            }
        }
        this.files = own;
    }

    private isProgramPart(file: string): boolean {
        if (file.startsWith(this.toolDirectory + path.sep)) {
            return false;
        }
        const installed = /^(.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)/.exec(file)?.[1];
        return installed === undefined || this.packageKeepsState(installed);
    }

    /** True for component libraries: packages that use the SDK and are not the generated SDK of a provider. */
    private packageKeepsState(directory: string): boolean {
        const known = this.keepsState.get(directory);
        if (known !== undefined) {
            return known;
        }
        const manifest = readManifest(directory);
        const uses = { ...manifest.dependencies, ...manifest.peerDependencies };
        const result = uses["@pulumi/pulumi"] !== undefined && manifest.pulumi?.resource !== true;
        this.keepsState.set(directory, result);
        return result;
    }
}

interface Manifest {
    readonly main?: unknown;
    readonly exports?: unknown;
    readonly type?: unknown;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly peerDependencies?: Readonly<Record<string, string>>;
    readonly pulumi?: { readonly resource?: boolean };
}

export function readManifest(directory: string): Manifest {
    const file = path.join(directory, "package.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : {};
}
