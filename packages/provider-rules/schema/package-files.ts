import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { interfaceBody, parseEnumeration, parseMembers } from "./declarations";
import { filesIn, readIfThere, readResource } from "./reading";
import type { Members, ResourceShape } from "./shape";

/** An installed `@pulumi/aws`, read from its typings. Reading is per type, on demand. */
export class PackageFiles {
    private inputs: string | undefined;
    private readonly namespaces = new Map<string, number>();
    private readonly enumerationFiles = new Map<string, string | undefined>();

    /** @param directory Root of the installed package. */
    constructor(
        readonly directory: string,
        readonly version: string,
    ) {}

    /** The `@pulumi/aws` that a program in `directory` would load, or undefined when it has none. */
    static find(directory: string): PackageFiles | undefined {
        try {
            const manifest = createRequire(join(directory, "package.json")).resolve("@pulumi/aws/package.json");
            const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version?: string };
            return new PackageFiles(dirname(manifest), version ?? "unknown");
        } catch {
            return undefined;
        }
    }

    /** The tokens of all resource types, in alphabetical order. Reads every file of the package: about a second. */
    resourceTypes(): string[] {
        const folders = filesIn(this.directory).filter((name) => /^\w+$/.test(name) && name !== "types");
        const files = folders.flatMap((folder) =>
            filesIn(join(this.directory, folder)).map((name) => join(folder, name)),
        );
        const tokens = files.flatMap((file) => {
            const text = file.endsWith(".js") ? readIfThere(join(this.directory, file)) : undefined;
            return /__pulumiType = '(aws:[^']+)'/.exec(text ?? "")?.[1] ?? [];
        });
        return tokens.sort();
    }

    /** @param type A token such as `aws:lb/targetGroup:TargetGroup`. Undefined where the package has no such type. */
    resource(type: string): ResourceShape | undefined {
        const found = this.argumentsBody(type);
        return found === undefined ? undefined : readResource(found.text, found.className, found.body);
    }

    /** What stands between the braces of a type's arguments, comments included, and the file around it. */
    argumentsBody(
        type: string,
    ): { readonly text: string; readonly className: string; readonly body: string } | undefined {
        const [, module = "", className = ""] = type.split(":");
        for (const text of this.resourceFiles(module)) {
            const body = interfaceBody(text, `${className}Args`, 0);
            if (body !== undefined) {
                return { text, className, body };
            }
        }
        return undefined;
    }

    /** @param name A declaration of `types/input.d.ts`, such as `lb.TargetGroupHealthCheck`. */
    object(name: string): Members | undefined {
        const body = this.objectBody(name);
        return body === undefined ? undefined : parseMembers(body);
    }

    /** What stands between the braces of an object's declaration, comments included. */
    objectBody(name: string): string | undefined {
        this.inputs ??= readIfThere(join(this.directory, "types", "input.d.ts")) ?? "";
        const [namespace = "", declaration] = name.split(".");
        if (declaration === undefined) {
            return interfaceBody(this.inputs, namespace, 0);
        }
        const start = this.namespaceStart(this.inputs, namespace);
        return start < 0 ? undefined : interfaceBody(this.inputs, declaration, 4, start);
    }

    /** @param name A declaration below `types/enums`, such as `ec2.InstanceType`. */
    enumeration(name: string): readonly string[] | undefined {
        const [namespace = "", declaration = ""] = name.split(".");
        if (!this.enumerationFiles.has(namespace)) {
            const file = join(this.directory, "types", "enums", namespace, "index.d.ts");
            this.enumerationFiles.set(namespace, readIfThere(file));
        }
        const text = this.enumerationFiles.get(namespace);
        return text === undefined ? undefined : parseEnumeration(text, declaration);
    }

    private namespaceStart(text: string, namespace: string): number {
        const known = this.namespaces.get(namespace);
        const start = known ?? text.indexOf(`\nexport declare namespace ${namespace} {`);
        this.namespaces.set(namespace, start);
        return start;
    }

    /** A token's module is the path of its file, but for a few that differ in case or end in `_`. */
    private *resourceFiles(module: string): Generator<string> {
        if (!/^\w+\/\w+$/.test(module)) {
            return;
        }
        const exact = readIfThere(join(this.directory, `${module}.d.ts`));
        if (exact !== undefined) {
            yield exact;
        }
        const [folder = "", name = ""] = module.split("/");
        const wanted = [`${name}.d.ts`, `${name}_.d.ts`].map((file) => file.toLowerCase());
        for (const file of filesIn(join(this.directory, folder))) {
            if (wanted.includes(file.toLowerCase()) && file !== `${name}.d.ts`) {
                yield readIfThere(join(this.directory, folder, file)) ?? "";
            }
        }
    }
}
