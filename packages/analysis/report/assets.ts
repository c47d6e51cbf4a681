import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { inTheDark, pageStyle } from "../diagram/style";

const STYLES = ["base", "layout", "blocks", "tree", "pictures", "print"];
const SCRIPTS = ["theme", "menu", "reveal", "boxes", "tables", "copy", "search", "print"];

/** What the page carries along: one style sheet and one script. */
export interface Assets {
    readonly style: string;
    readonly script: string;
    /** Lets the page use these two and nothing else: no request to anywhere, no code from elsewhere. */
    readonly policy: string;
}

let loaded: Assets | undefined;

/** Read once in a process. */
export function assets(): Assets {
    return (loaded ??= readAssets());
}

function readAssets(): Assets {
    const read = (file: string): string => readFileSync(path.join(__dirname, file), "utf8");
    const colours = read("styles/dark.css");
    const dark = inTheDark((root) => colours.replace(":root", root));
    const style = [...STYLES.map((name) => read(`styles/${name}.css`)), dark, pageStyle()].join("\n");
    const scripts = SCRIPTS.map((name) => `{\n${read(`client/${name}.js`)}}\n`);
    const script = `"use strict";\n${scripts.join("")}`;
    const policy = [
        "default-src 'none'",
        `style-src '${hash(style)}'`,
        `script-src '${hash(script)}'`,
        "base-uri 'none'",
        "form-action 'none'",
    ];
    return { style, script, policy: policy.join("; ") };
}

function hash(text: string): string {
    return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
