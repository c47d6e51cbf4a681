import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { StackDraft } from "../../shared/block/block";
import { checkRepository } from "../../images/use-checks";
import { folderProblem } from "../../shared/block/folders";
import { invalid, type ConfigProblem, type KeyPath } from "../../shared/block/problems";
import { handlerEndings } from "../schema/code";
import type { FunctionConfig, FunctionsConfig } from "../schema/function";

/**
 * Bytes of a folder that AWS takes in one call, as long as nothing is known of how far they can be compressed.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const maxBytes = 50 * 1024 * 1024;

/** Folders that cannot be uploaded, or should not be; images that Lambda could not pull. */
export function* checkCode(functions: FunctionsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const { region } = draft;
    for (const [name, { code, architecture }] of Object.entries(functions)) {
        const at = ["platform:functions", name, "code"];
        if ("folder" in code) {
            yield* checkFolder(at, code);
        } else if ("repository" in code) {
            const user = { architecture, because: `architecture ${architecture}`, pullsFrom: region };
            yield* checkRepository([...at, "repository"], code.repository, user, draft);
        } else if (region !== undefined && !code.image.includes(`.ecr.${region}.`)) {
            yield invalid([...at, "image"], code.image, `an image in ${region}, for Lambda pulls from its own region`);
        }
    }
}

type Folder = Extract<FunctionConfig["code"], { readonly folder: string }>;

function* checkFolder(at: KeyPath, { folder, handler, runtime }: Folder): Iterable<ConfigProblem> {
    const missingFolder = folderProblem([...at, "folder"], folder);
    if (missingFolder !== undefined) {
        yield missingFolder;
        return;
    }
    const files = handlerEndings(runtime).map((ending) => `${handler.replace(/\.\w+$/, "")}${ending}`);
    if (!files.some((file) => existsSync(path.join(folder, file)))) {
        yield invalid(
            [...at, "handler"],
            handler,
            `a handler whose file is in ${folder}: there is no ${files.join(" or ")}`,
        );
    }
    const { forbidden, bytes } = contentsOf(folder, "");
    for (const file of forbidden) {
        yield {
            path: [...at, "folder"],
            statement: `${folder} has ${file} in it, and all of it is uploaded; allowed a folder without .git and .env files`,
            fix: "Move it elsewhere, or name another folder in",
        };
    }
    if (bytes > maxBytes) {
        const found = `${Math.ceil(bytes / 1024 / 1024)} MiB`;
        yield {
            path: [...at, "folder"],
            statement: `${folder} has ${found}; allowed 50 MiB, what AWS takes in one call`,
            fix: "Take out what the code does not need, or build an image and name it in",
        };
    }
}

interface Contents {
    /** Places in the folder of what must not leave the project. */
    readonly forbidden: readonly string[];
    readonly bytes: number;
}

function contentsOf(folder: string, place: string): Contents {
    const parts = readdirSync(path.join(folder, place)).map((name): Contents => {
        const inside = path.posix.join(place, name);
        const isForbidden = name === ".git" || (name.startsWith(".env") && !inside.includes("node_modules/"));
        const stats = statSync(path.join(folder, inside));
        if (isForbidden) {
            return { forbidden: [inside], bytes: 0 };
        }
        return stats.isDirectory() ? contentsOf(folder, inside) : { forbidden: [], bytes: stats.size };
    });
    return {
        forbidden: parts.flatMap(({ forbidden }) => forbidden),
        bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    };
}
