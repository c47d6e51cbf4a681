/** Graviton families have a `g` after the generation's number, e.g. `t4g`, `c7gn`. */
const graviton = /^[a-z]+[0-9]+g/;

/**
 * The public SSM parameter that holds the id of the newest Amazon Linux 2023 image for an instance type.
 * @see https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
export function amazonLinuxParameter(instanceType: string): string {
    const architecture = graviton.test(instanceType) ? "arm64" : "x86_64";
    return `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
}
