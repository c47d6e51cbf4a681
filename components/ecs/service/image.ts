import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { found } from "../../shared/found";
import type { ServiceConfig } from "./schema/service";

/**
 * The image's address. Read from its SSM parameter, it is whatever the delivery pipeline put there last: the next
 * `pulumi up` registers a revision with it, and nothing here has to change.
 */
export function imageAddress(
    service: string,
    image: ServiceConfig["image"],
    parent: pulumi.Resource,
): pulumi.Output<string> {
    if (typeof image === "string") {
        return pulumi.output(image);
    }
    const name = image.ssmParameter;
    const parameter = found(aws.ssm.getParameter({ name }, { parent }), parent, {
        missing: `the image of ${service}: there is no parameter ${name}`,
        fix: `aws ssm put-parameter --type String --name ${name} --value <address of the image>`,
    });
    return pulumi.output(parameter).insecureValue;
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
