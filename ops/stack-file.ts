import { readFileSync, writeFileSync } from "node:fs";
import { isMap, parseDocument, Scalar, type Document } from "yaml";
import { configNamespace } from "../config/namespace";
import type { DeployedService } from "../components/ecs/service/variants";

type Path = readonly string[];

/** In the CLI's form: no line is folded, and no space stands inside braces. */
const form = { lineWidth: 0, flowCollectionPadding: false, singleQuote: true } as const;

/** Texts that YAML would read as something else, in the form of 1.1 too: the CLI puts them in double quotes. */
const otherwiseRead = [
    /^(?:|~|null|true|false|y|n|yes|no|on|off)$/i,
    /^[-+]?(?:0x[0-9a-f_]+|0o?[0-7_]+|0b[01_]+)$/i,
    /^[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9]+)(?:e[-+]?[0-9]+)?$/i,
    /^[-+]?\.(?:inf|nan)$/i,
    /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/, // base 60
    /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[tT ].*)?$/, // a time
];

/** A stack's file, to change one value at a time. Its comments and its form stay. */
export class StackFile {
    private readonly document: Document;
    /** The file as it is. */
    readonly before: string;

    constructor(private readonly file: string) {
        this.before = readFileSync(file, "utf8");
        this.document = parseDocument(this.before);
    }

    /** What the file would be. */
    get after(): string {
        return this.document.toString(form);
    }

    /** The value of a block of the configuration, as it would be. */
    block(key: string): unknown {
        const { config } = this.document.toJS() as { config: Readonly<Record<string, unknown>> };
        return config[`${configNamespace}:${key}`];
    }

    set(path: Path, value: string | number): void {
        const node = new Scalar(value);
        if (typeof value === "string" && otherwiseRead.some((pattern) => pattern.test(value))) {
            node.type = Scalar.QUOTE_DOUBLE;
        }
        const present = this.document.getIn(path, true);
        if (present instanceof Scalar) {
            present.value = value;
            if (node.type === undefined) {
                delete present.type;
            } else {
                present.type = node.type;
            }
            delete present.source;
        } else {
            this.document.setIn(path, node);
        }
    }

    /** Takes a value out, and the map that it stood in, if that is empty then. */
    delete(path: Path): void {
        this.document.deleteIn(path);
        const map = this.document.getIn(path.slice(0, -1));
        if (isMap(map) && map.items.length === 0) {
            this.document.deleteIn(path.slice(0, -1));
        }
    }

    write(): void {
        writeFileSync(this.file, this.after);
    }
}

/** Where a service, or a variant of one, stands in a stack file. */
export function pathOfService(key: string, { variantOf }: DeployedService): readonly string[] {
    const services = ["config", `${configNamespace}:services`];
    return variantOf === undefined
        ? [...services, key]
        : [...services, variantOf, "variants", key.slice(variantOf.length + 1)];
}

/** Lines that differ, with `-` and `+` and the line before for its place. */
export function changedLines(before: string, after: string): string[] {
    const [old, young] = [before.split("\n"), after.split("\n")];
    const start = old.findIndex((line, index) => line !== young[index]);
    if (start === -1) {
        return [];
    }
    let same = 0;
    while (same < Math.min(old.length, young.length) - start && old.at(-1 - same) === young.at(-1 - same)) {
        same++;
    }
    return [
        `@@ line ${start + 1} @@`,
        ...old.slice(Math.max(0, start - 2), start).map((line) => `  ${line}`),
        ...old.slice(start, old.length - same).map((line) => `- ${line}`),
        ...young.slice(start, young.length - same).map((line) => `+ ${line}`),
    ];
}
