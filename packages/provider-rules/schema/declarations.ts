import type { ShapeMember, Members } from "./shape";
import { parseType } from "./type-text";

/**
 * Cuts the body of an interface out of generated typings.
 *
 * @param indent Depth of the `interface` line: 0 in a resource's own file, 4 inside a namespace of `types/input.d.ts`.
 * @returns The lines between the braces, or undefined when the text declares no such interface.
 */
export function interfaceBody(text: string, name: string, indent: 0 | 4, from = 0): string | undefined {
    const margin = indent === 0 ? "" : "    ";
    const head = `\n${margin}${indent === 0 ? "export " : ""}interface ${name} {`;
    const start = text.indexOf(head, from);
    const end = text.indexOf(`\n${margin}}`, start + head.length);
    return start < 0 || end < 0 ? undefined : text.slice(start + head.length, end);
}

const MEMBER = /\/\*\*([\s\S]*?)\*\/|(\w+|"[^"]+")(\??): /g;

/** One member as it is written down. */
export interface WrittenMember {
    readonly name: string;
    readonly optional: boolean;
    readonly type: string;
    readonly comment: string;
}

/** The members of an interface body, in order, each with the comment above it. */
export function* writtenMembers(body: string): Generator<WrittenMember> {
    const pattern = new RegExp(MEMBER);
    let comment = "";
    for (let match = pattern.exec(body); match !== null; match = pattern.exec(body)) {
        const [, text, name = "", optional] = match;
        if (text !== undefined) {
            comment = text;
            continue;
        }
        const end = statementEnd(body, pattern.lastIndex);
        const type = body.slice(pattern.lastIndex, end);
        yield { name: name.replace(/"/g, ""), optional: optional === "?", type, comment };
        pattern.lastIndex = end + 1;
        comment = "";
    }
}

/** The members of an interface body, with what their comments say about retirement. */
export function parseMembers(body: string): Members {
    const members: Record<string, ShapeMember> = {};
    for (const { name, optional, type, comment } of writtenMembers(body)) {
        const deprecated = deprecation(comment);
        members[name] = {
            shape: parseType(type),
            ...(optional ? {} : { required: true as const }),
            ...(deprecated === undefined ? {} : { deprecated }),
        };
    }
    return members;
}

/** Only the names of an interface's members. */
export function memberNames(body: string): string[] {
    return [...writtenMembers(body)].map(({ name }) => name);
}

/** The text after `@deprecated` in a comment, on one line; undefined where nothing is deprecated. */
export function deprecation(comment: string): string | undefined {
    const at = comment.indexOf("@deprecated");
    if (at < 0) {
        return undefined;
    }
    return comment
        .slice(at + "@deprecated".length)
        .replace(/^\s*\*( |$)/gm, "")
        .replace(/\s+/g, " ")
        .trim();
}

/** Where the `;` is that ends the member starting at `from`, past those inside braces. */
function statementEnd(text: string, from: number): number {
    let depth = 0;
    for (let at = from; at < text.length; at++) {
        const char = text[at];
        if (char === "{") {
            depth++;
        } else if (char === "}") {
            depth--;
        } else if (char === ";" && depth === 0) {
            return at;
        }
    }
    return text.length;
}

/** The values of an enumeration, declared as `export declare const Name: { readonly A: "a"; … };`. */
export function parseEnumeration(text: string, name: string): string[] | undefined {
    const head = `export declare const ${name}: {`;
    const start = text.indexOf(head);
    if (start < 0) {
        return undefined;
    }
    const body = text.slice(start + head.length, text.indexOf("\n};", start)).replace(/\/\*[\s\S]*?\*\//g, "");
    return [...body.matchAll(/: "((?:[^"\\]|\\.)*)";/g)].map((match) => match[1] ?? "");
}
