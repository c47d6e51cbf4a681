import { camelCase, type Skeleton } from "./skeleton";

/** A kind that says nothing yet: `npm run kinds` lists what is missing. */
export function kindFile(token: string): Skeleton {
    const [, service = "", resource = "", type = ""] = /^aws:(\w+)\/(\w+):(\w+)$/.exec(token) ?? [];
    const words = resource.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const file = `packages/aws-model/kinds/${service}-${words}.ts`;
    const content = `import { kind } from "../facets/kind";
import { typesIn } from "../tokens";

/** What it is, in one sentence. */
export const ${camelCase(words)} = kind({
    label: "${words.replaceAll("-", " ")}",
    tokens: typesIn("${service}", "${type}"),
});
`;
    return {
        files: [{ file, content }],
        insertions: [],
        next: [`${file}: what npm run kinds -- ${token} says is missing; packages/aws-model/facets/ has the contracts`],
    };
}
