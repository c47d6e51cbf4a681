import path from "node:path";
import type { Finding } from "@platform/aws-model/finding";
import type { Ran } from "../support/run-preview";

/** `file:line:column message` of each finding. */
export function said({ stdout }: Ran, root: string): string[] {
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly Finding[] };
    return findings.map(({ level, message, location }) => {
        const place = location && `${path.relative(root, location.file)}:${location.line}:${location.column} `;
        return `${level === "advisory" ? "note " : ""}${place ?? ""}${message}`;
    });
}

/** The exit code of a preview that says this. */
export function codeFor(says: readonly string[]): number {
    return says.some((text) => !text.startsWith("note ")) ? 2 : 0;
}
