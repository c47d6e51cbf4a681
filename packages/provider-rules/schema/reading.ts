import { readdirSync, readFileSync } from "node:fs";
import { deprecation, interfaceBody, memberNames, parseMembers } from "./declarations";
import type { ResourceShape } from "./shape";

/** The shape of a type, out of the file that declares it. */
export function readResource(text: string, className: string, body: string): ResourceShape {
    const inputs = parseMembers(body);
    const state = memberNames(interfaceBody(text, `${className}State`, 0) ?? "");
    const deprecated = classDeprecation(text, className);
    return {
        inputs,
        computed: state.filter((name) => inputs[name] === undefined),
        ...(deprecated === undefined ? {} : { deprecated }),
    };
}

/** Names of what is in a directory; none where there is no such directory. */
export function filesIn(directory: string): string[] {
    try {
        return readdirSync(directory);
    } catch {
        return [];
    }
}

/** Typings are ASCII but for comments, which are read faster as bytes. */
export function readIfThere(file: string): string | undefined {
    try {
        return readFileSync(file, "latin1");
    } catch {
        return undefined;
    }
}

function classDeprecation(text: string, className: string): string | undefined {
    const at = text.indexOf(`export declare class ${className} `);
    const comment = text.lastIndexOf("/**", at);
    return comment < 0 || at < 0 ? undefined : deprecation(text.slice(comment, text.indexOf("*/", comment)));
}
