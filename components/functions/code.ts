import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { FunctionConfig } from "./schema/function";

/** What Lambda runs: the folder as an archive, by its path in the project, or the image. */
export function codeOf({ code }: Pick<FunctionConfig, "code">): Partial<aws.lambda.FunctionArgs> {
    return "image" in code
        ? { packageType: "Image", imageUri: code.image }
        : { code: new pulumi.asset.FileArchive(code.folder), handler: code.handler, runtime: code.runtime };
}
