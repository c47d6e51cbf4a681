/** Where something stands in a file, counted from 1. */
interface Place {
    readonly line: number;
    readonly column: number;
}

/**
 * Where a stack file has a key, written as `platform:services.certs.public.hosts[0]`: the deepest part of it that has a
 * line, since a key that is missing has none. Of a block in one line, such as `{ kind: create }`, its own key or that line.
 */
export function placeOfKey(text: string, key: string): Place {
    const lines = text.split("\n");
    const parts = ["config", ...key.split(/[.[\]]+/).filter((part) => part !== "")];
    let found: Place = { line: 1, column: 1 };
    let [from, to] = [0, lines.length];
    for (const part of parts) {
        const indent = indentOf(lines.slice(from, to).find(isContent) ?? "");
        const index = childrenIn(lines, from, to, indent).find((line, position) =>
            /^\d+$/.test(part) && (lines[line] ?? "").trimStart().startsWith("-")
                ? position === Number(part)
                : keyIn(lines[line] ?? "") === part,
        );
        if (index === undefined) {
            return within(lines[found.line - 1] ?? "", part, found);
        }
        found = { line: index + 1, column: indent + 1 };
        from = index + 1;
        to = lines.findIndex((line, at) => at >= from && isContent(line) && indentOf(line) <= indent);
        to = to === -1 ? lines.length : to;
    }
    return found;
}

function childrenIn(lines: readonly string[], from: number, to: number, indent: number): number[] {
    return lines.flatMap((line, at) =>
        at >= from && at < to && isContent(line) && indentOf(line) === indent ? [at] : [],
    );
}

/** A key in a block that is written in one line. */
function within(line: string, part: string, otherwise: Place): Place {
    const at = line.search(new RegExp(`(?<=[{,]\\s*)["']?${part.replace(/[^\w-]/g, "\\$&")}["']?\\s*:`));
    return at === -1 ? otherwise : { line: otherwise.line, column: at + 1 };
}

function keyIn(line: string): string | undefined {
    return /^\s*(?:- )?(?:"([^"]+)"|'([^']+)'|([^\s"'#][^#]*?))\s*:(?:\s|$)/.exec(line)?.slice(1).find(Boolean);
}

function indentOf(line: string): number {
    return line.length - line.trimStart().length;
}

/** Neither empty nor a comment. */
function isContent(line: string): boolean {
    return /^\s*[^\s#]/.test(line);
}
