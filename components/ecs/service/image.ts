import * as pulumi from "@pulumi/pulumi";
import { releasedImage } from "../../images/released";
import { addressIn, type ImageSource } from "../../images/source";
import { parameterPath } from "../../shared/scope";
import { imageParameter, pointerCommand } from "./pointer";
import type { DeployedService } from "./variants";

/** An image as its service uses it. */
export interface ServiceImage {
    /** Whole address, as tasks are started with it. */
    readonly address: pulumi.Output<string>;
    /** What says where it is pulled from: the address, or the repository's, which is known whatever the parameter says. */
    readonly source: pulumi.Output<string>;
}

/**
 * The image of a service. One that this stack builds is what was built. Read from its SSM parameter, it is whatever was
 * released last: the next `pulumi up` registers a revision with it, and nothing here has to change.
 */
export function serviceImage(
    service: string,
    config: DeployedService,
    registry: ImageSource | undefined,
    parent: pulumi.Resource,
): ServiceImage {
    const { image, imageOf } = config;
    if (typeof image === "string") {
        const address = pulumi.output(image);
        return { address, source: address };
    }
    const source = "repository" in image ? addressIn(registry, pulumi.getProject(), image.repository) : undefined;
    const built = "repository" in image ? registry?.built[image.repository] : undefined;
    if (source !== undefined && built !== undefined) {
        return { address: built, source: pulumi.output(source) };
    }
    const name = imageParameter(parameterPath(), service, image, imageOf);
    const command = pointerCommand(name, imageOf ?? service, image, pulumi.getStack());
    const address = releasedImage(service, name, command, parent);
    return { address, source: source === undefined ? address : pulumi.output(source) };
}

/** ARN of the ECR repository that an image lives in; undefined for an image that lives elsewhere. */
export function ecrRepositoryArn(image: string, partition: string): string | undefined {
    const [, account, region, repository] =
        /^([0-9]{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\/([^:@]+)/.exec(image) ??
        [];
    return account === undefined || region === undefined || repository === undefined
        ? undefined
        : `arn:${partition}:ecr:${region}:${account}:repository/${repository}`;
}
