import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { CachedTable } from "./cached-table";

/** What a property of a resource or of a data source's result holds. */
export type PropertyKind = "string" | "number" | "boolean" | "strings" | "map" | "object";

/** Property names to kinds, without properties that may be absent. */
export type Properties = Readonly<Record<string, PropertyKind>>;

/**
 * Knows which properties a provider fills in, from the type declarations of its npm package: a property whose output
 * type excludes `undefined` always has a value, whether the program sets it or not.
 */
export class Catalog {
    private readonly tables = new Map<string, CachedTable<Properties> | undefined>();

    /** @param require Resolves packages as the program does. */
    constructor(private readonly require: NodeJS.Require) {}

    /** Undefined when the package is not installed or does not declare the type. */
    resource(type: string): Properties | undefined {
        return this.lookUp(type, (declaration) => resourceProperties(declaration));
    }

    dataSource(token: string): Properties | undefined {
        return this.lookUp(token, (declaration) => resultProperties(declaration));
    }

    /** Keeps what was learned for the next run. */
    save(): void {
        for (const table of this.tables.values()) {
            table?.save();
        }
    }

    private lookUp(token: string, parse: (declaration: string) => Properties | undefined): Properties | undefined {
        const [packageName = "", module = "", member = ""] = token.split(":");
        const table = this.tableOf(packageName);
        return table?.get(token, () => {
            const file = declarationFile(table.directory, module, member);
            return file === undefined ? undefined : parse(readFileSync(file, "utf8"));
        });
    }

    private tableOf(packageName: string): CachedTable<Properties> | undefined {
        if (!this.tables.has(packageName)) {
            this.tables.set(packageName, this.openTable(packageName));
        }
        return this.tables.get(packageName);
    }

    private openTable(packageName: string): CachedTable<Properties> | undefined {
        try {
            const manifest = this.require.resolve(`@pulumi/${packageName}/package.json`);
            const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
            return new CachedTable(path.dirname(manifest), `types-${packageName}-${version}`);
        } catch {
            return undefined;
        }
    }
}

/** `ec2/vpc` + `Vpc` → ec2/vpc.d.ts, `index/getArn` → getArn.d.ts, `s3` + `Bucket` (packages of another kind) → s3/bucket.d.ts. */
function declarationFile(directory: string, module: string, member: string): string | undefined {
    const camel = member.charAt(0).toLowerCase() + member.slice(1);
    const inModule = module.replace(/^index(\/|$)/, "");
    const candidates = [inModule, path.join(inModule, camel), camel];
    return candidates.map((name) => path.join(directory, `${name}.d.ts`)).find((file) => existsSync(file));
}

const RESOURCE_CLASS = /^export declare class \w+ extends pulumi\.CustomResource \{$([\s\S]*?)^\}$/m;
const RESULT_INTERFACE = /^export interface \w+Result \{$([\s\S]*?)^\}$/m;
const RESOURCE_PROPERTY = /^ {4}readonly (\w+): pulumi\.Output<([\s\S]*?)>;$/gm;
const RESULT_PROPERTY = /^ {4}readonly (\w+): ([\s\S]*?);$/gm;

function resourceProperties(declaration: string): Properties | undefined {
    return properties(RESOURCE_CLASS.exec(declaration)?.[1], RESOURCE_PROPERTY);
}

function resultProperties(declaration: string): Properties | undefined {
    return properties(RESULT_INTERFACE.exec(declaration)?.[1], RESULT_PROPERTY);
}

function properties(body: string | undefined, pattern: RegExp): Properties | undefined {
    if (body === undefined) {
        return undefined;
    }
    const found = [...body.matchAll(pattern)].filter(([, , type = ""]) => !/\| undefined$/.test(type.trim()));
    return Object.fromEntries(found.map(([, name = "", type = ""]) => [name, kindOf(type.trim())]));
}

function kindOf(type: string): PropertyKind {
    switch (type) {
        case "string":
        case "number":
        case "boolean":
            return type;
        case "string[]":
            return "strings";
        default:
            return /^\{\s*\[key: string\]: string;\s*\}$/.test(type) ? "map" : "object";
    }
}
