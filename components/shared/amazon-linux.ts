import { architectureOf } from "@platform/aws-model/instance-types";

/**
 * The public SSM parameter that holds the id of the newest Amazon Linux 2023 image for an instance type.
 * @see https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
export function amazonLinuxParameter(instanceType: string): string {
    return `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architectureOf(instanceType)}`;
}
