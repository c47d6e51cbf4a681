import { z } from "zod";
import { imageDigest, imageTag, repositoryPath } from "../../shared/block/docker";
import { keyName, projectFolder } from "../../shared/block/primitives";

const runtimes = ["nodejs24.x", "nodejs22.x", "python3.14", "python3.13", "python3.12"] as const;

const folder = z.strictObject({
    folder: projectFolder("./functions/report").describe(
        "Folder of the project, e.g. `./functions/report`; all that is in it is uploaded.",
    ),
    handler: z
        .string()
        .regex(/^[\w-]+(\/[\w-]+)*\.\w+$/, {
            error: "allowed: a file without its ending, and what it exports: index.handler",
        })
        .default("index.handler")
        .describe("File without its ending, and the function in it that is called."),
    runtime: z.enum(runtimes).describe("Language and its version."),
});

const image = z.strictObject({
    image: z
        .string()
        .regex(
            new RegExp(
                `^[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/${repositoryPath}(${imageTag}|${imageDigest})$`,
            ),
            {
                error: "allowed: an image in ECR with its tag or digest, such as 123456789012.dkr.ecr.us-east-1.amazonaws.com/report:1.4.2",
            },
        )
        .describe("Image in an ECR repository of the stack's region, with its tag or digest."),
});

const repository = z.strictObject({
    repository: keyName(40).describe(
        "Repository of `platform:images`, in the stack's region. The parameter `/<project>/<stack>/images/fn-<function>` holds the address of the image that was released last.",
    ),
});

export const code = z.union([folder, image, repository], {
    error: "allowed: { folder: ./functions/report, runtime: nodejs24.x }, { repository: report }, or { image: <address in ECR> }",
});

/** Endings of the files that a runtime looks for the handler in. */
export function handlerEndings(runtime: (typeof runtimes)[number]): readonly string[] {
    return runtime.startsWith("nodejs") ? [".mjs", ".js", ".cjs"] : [".py"];
}
