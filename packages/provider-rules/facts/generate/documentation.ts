import { writtenMembers } from "../../schema/declarations";
import type { PackageFiles } from "../../schema/package-files";
import type { Shape } from "../../schema/shape";
import { parseType } from "../../schema/type-text";

/** What the package's documentation says about the property at a path such as `ebsBlockDevices.*.volumeType`. */
export function documentation(files: PackageFiles, type: string, path: string): string {
    let body = files.argumentsBody(type)?.body;
    let comment = "";
    for (const step of path.replaceAll(".*", "").split(".")) {
        const member = body === undefined ? undefined : [...writtenMembers(body)].find(({ name }) => name === step);
        comment = member?.comment ?? "";
        const object = member === undefined ? undefined : objectName(parseType(member.type));
        body = object === undefined ? undefined : files.objectBody(object);
    }
    return comment;
}

function objectName(shape: Shape): string | undefined {
    if (typeof shape === "string") {
        return undefined;
    }
    return "list" in shape ? objectName(shape.list) : "object" in shape ? shape.object : undefined;
}

/** The forms in which lists of values are written, narrowest first. */
const FORMS = [/^[A-Z][A-Z0-9_]*$/, /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/, /^[A-Z][A-Za-z]*$/, /^[\w.:-]+$/];

/** Words that a comment puts in quotation marks and that look like the given values: AWS may have added them since. */
export function alsoDocumented(comment: string, values: readonly (string | number)[]): string[] {
    const form = FORMS.find((one) => values.every((value) => typeof value === "string" && one.test(value)));
    const quoted = [...comment.matchAll(/`"?([^`"\s]+)"?`|"([^"\s]+)"|\*\*([\w.-]+)\*\*/g)];
    const words = quoted.map(([, a, b, c]) => a ?? b ?? c ?? "");
    return form === undefined ? [] : [...new Set(words)].filter((word) => form.test(word) && !values.includes(word));
}

/** True where at least half of the values stand in the comment. */
export function confirms(comment: string, values: readonly (string | number)[]): boolean {
    const words = new Set(comment.split(/[^\w.:/@*+-]+/).map((word) => word.replace(/[.:]+$/, "")));
    const named = values.filter((value) => words.has(String(value)));
    return named.length * 2 >= values.length;
}
