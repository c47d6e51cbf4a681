import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { found } from "../shared/found";

/**
 * Address of the image that was released last for something: what the parameter holds when the program runs.
 *
 * @param name Of the parameter.
 * @param command That makes the parameter.
 */
export function releasedImage(
    what: string,
    name: string,
    command: string,
    parent: pulumi.Resource,
): pulumi.Output<string> {
    const parameter = found(aws.ssm.getParameter({ name }, { parent }), parent, {
        missing: `the image of ${what}: there is no parameter ${name}`,
        fix: command,
    });
    return pulumi.output(parameter).insecureValue;
}
