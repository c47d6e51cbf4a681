import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { repositoryAddress, type RegistryPlace } from "../../images/names";
import { found } from "../../shared/found";
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
 * The image of a service. Read from its SSM parameter, it is whatever was released last: the next `pulumi up` registers a
 * revision with it, and nothing here has to change.
 */
export function serviceImage(
    service: string,
    config: DeployedService,
    registry: RegistryPlace | undefined,
    parent: pulumi.Resource,
): ServiceImage {
    const { image, imageOf } = config;
    if (typeof image === "string") {
        const address = pulumi.output(image);
        return { address, source: address };
    }
    const name = imageParameter(parameterPath(), service, image, imageOf);
    const parameter = found(aws.ssm.getParameter({ name }, { parent }), parent, {
        missing: `the image of ${service}: there is no parameter ${name}`,
        fix: pointerCommand(name, imageOf ?? service, image, pulumi.getStack()),
    });
    const address = pulumi.output(parameter).insecureValue;
    return "repository" in image
        ? { address, source: pulumi.output(addressIn(registry, image.repository)) }
        : { address, source: address };
}

/** @throws Error without a registry; the loader's checks come first and say so in the words of the configuration. */
function addressIn(registry: RegistryPlace | undefined, repository: string): string {
    if (registry === undefined) {
        throw new Error(`no registry has the repository "${repository}"`);
    }
    return repositoryAddress(pulumi.getProject(), registry, repository);
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
