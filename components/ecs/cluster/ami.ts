import { instanceTypes, type InstanceType } from "@platform/aws-model/instance-types";

/** The processor architecture of an instance type, e.g. `arm64` for `t4g.large`. */
export function listedArchitecture(instanceType: string): InstanceType["architecture"] {
    const type = instanceTypes[instanceType];
    if (type === undefined) {
        throw new Error(
            `instanceType: ${instanceType} is not known; allowed: ${Object.keys(instanceTypes).join(", ")}. ` +
                "Choose one of them, or add it to packages/aws-model/instance-types.ts",
        );
    }
    return type.architecture;
}

/**
 * The public SSM parameter that holds the id of the ECS-optimized Amazon Linux 2023 image: of one release, or of the
 * recommended one.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
 */
export function amiParameter(architecture: InstanceType["architecture"], release?: string): string {
    const images = `/aws/service/ecs/optimized-ami/amazon-linux-2023${architecture === "arm64" ? "/arm64" : ""}`;
    const image = release === undefined ? "recommended" : `al2023-ami-ecs-hvm-${release}-kernel-6.1-${architecture}`;
    return `${images}/${image}/image_id`;
}
