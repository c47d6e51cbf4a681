import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ServiceConfig } from "./schema/service";

/**
 * The image's address. Read from its SSM parameter, it is whatever the delivery pipeline put there last: the next
 * `pulumi up` registers a revision with it, and nothing here has to change.
 */
export function imageAddress(image: ServiceConfig["image"], parent: pulumi.Resource): pulumi.Output<string> {
    return typeof image === "string"
        ? pulumi.output(image)
        : aws.ssm.getParameterOutput({ name: image.ssmParameter }, { parent }).insecureValue;
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
