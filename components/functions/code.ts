import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { releaseCommand, releaseParameter } from "../images/names";
import { releasedImage } from "../images/released";
import type { ImageSource } from "../images/source";
import { parameterPath } from "../shared/scope";
import type { FunctionConfig } from "./schema/function";

/**
 * What Lambda runs: the folder as an archive, by its path in the project; the image that stands in the configuration; or
 * one of the project's registry, what this stack builds or what was released last.
 *
 * @param name The logical name, which is that of the parameter.
 */
export function codeOf(
    name: string,
    { code }: Pick<FunctionConfig, "code">,
    registry: ImageSource | undefined,
    parent: pulumi.Resource,
): Partial<aws.lambda.FunctionArgs> {
    if ("folder" in code) {
        return { code: new pulumi.asset.FileArchive(code.folder), handler: code.handler, runtime: code.runtime };
    }
    if ("image" in code) {
        return { packageType: "Image", imageUri: code.image };
    }
    const command = releaseCommand(name, pulumi.getStack());
    const imageUri =
        registry?.built[code.repository] ??
        releasedImage(name, releaseParameter(parameterPath(), name), command, parent);
    return { packageType: "Image", imageUri };
}
