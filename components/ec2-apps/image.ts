import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { found } from "../shared/found";
import { amazonLinuxParameter } from "../shared/amazon-linux";
import type { Ec2AppConfig } from "./schema";

/**
 * Id of the image. A parameter is read here and not by each instance at its launch: AWS rolls a refresh back only to an
 * image that the launch template names by its id, and a new image shows in a plan.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html
 */
export function imageId(
    app: string,
    { image, instanceType }: Pick<Ec2AppConfig, "image" | "instanceType">,
    parent: pulumi.Resource,
): pulumi.Output<string> {
    if (typeof image === "object" && "id" in image) {
        return pulumi.output(image.id);
    }
    const name = image === "recommended" ? amazonLinuxParameter(instanceType) : image.ssmParameter;
    const parameter = found(aws.ssm.getParameter({ name }, { parent }), parent, {
        missing: `the image of ${app}: there is no parameter ${name}`,
        fix: `aws ssm put-parameter --type String --data-type aws:ec2:image --name ${name} --value <id of the image>`,
    });
    return pulumi.output(parameter).insecureValue;
}
