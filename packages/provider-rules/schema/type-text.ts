import type { Shape } from "./shape";

/** Words of the generated typings that are no declaration of the package. */
const WORDS: Readonly<Record<string, Shape | "nothing">> = {
    string: "string",
    number: "number",
    boolean: "boolean",
    any: "any",
    undefined: "nothing",
    null: "nothing",
    ARN: "string",
    "pulumi.ARN": "string",
    "pulumi.asset.Archive": "asset",
    "pulumi.asset.Asset": "asset",
    "pulumi.asset.AssetArchive": "asset",
};

/**
 * Reads a type as the package's typings write it, for example `pulumi.Input<pulumi.Input<inputs.lb.X>[] | undefined>`.
 * What it does not understand becomes `any`, so that an unusual declaration never causes a finding.
 */
export function parseType(text: string): Shape {
    const reader = new TypeReader(text);
    const shape = reader.union();
    return reader.done() && shape !== "nothing" ? shape : "any";
}

class TypeReader {
    private readonly tokens: readonly string[];
    private at = 0;

    constructor(text: string) {
        this.tokens = text.match(/"(?:[^"\\]|\\.)*"|[\w$.]+|[^\s\w]/g) ?? [];
    }

    done(): boolean {
        return this.at === this.tokens.length;
    }

    union(): Shape | "nothing" {
        const parts: Shape[] = [];
        do {
            const part = this.postfix();
            if (part !== "nothing") {
                parts.push(part);
            }
        } while (this.take("|"));
        if (parts.includes("any")) {
            return "any";
        }
        const [only] = parts;
        return only === undefined ? "nothing" : parts.length === 1 ? only : { oneOf: parts };
    }

    private postfix(): Shape | "nothing" {
        let shape = this.primary();
        while (this.take("[")) {
            this.take("]");
            shape = shape === "nothing" ? "any" : { list: shape };
        }
        return shape;
    }

    private primary(): Shape | "nothing" {
        if (this.take("{")) {
            return this.index();
        }
        if (this.take("(")) {
            const inner = this.union();
            this.take(")");
            return inner;
        }
        const word = this.tokens[this.at++] ?? "any";
        if (this.take("<")) {
            const inner = this.union();
            this.take(">");
            return word === "pulumi.Input" ? inner : "any";
        }
        return WORDS[word] ?? named(word);
    }

    /** `{ [key: string]: T; }` */
    private index(): Shape {
        while (!this.done() && !this.take("]")) {
            this.at++;
        }
        this.take(":");
        const inner = this.union();
        this.take(";");
        this.take("}");
        return { map: inner === "nothing" ? "any" : inner };
    }

    private take(token: string): boolean {
        if (this.tokens[this.at] !== token) {
            return false;
        }
        this.at++;
        return true;
    }
}

function named(word: string): Shape {
    // The rules of policy documents judge these, also as text, and know more than the typings: `Principal.CanonicalUser`.
    if (word.endsWith(".PolicyDocument")) {
        return "any";
    }
    if (word.startsWith("inputs.")) {
        return { object: word.slice("inputs.".length) };
    }
    if (word.startsWith("enums.")) {
        return { enum: word.slice("enums.".length) };
    }
    return /^[A-Z]\w*$/.test(word) ? "resource" : "any";
}
