/** The parts of an Amazon Resource Name, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export interface Arn {
    readonly partition: string;
    readonly service: string;
    readonly region: string;
    readonly account: string;
    readonly resource: string;
}

/** Every partition, https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export const PARTITIONS = ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"];

/** Reads an ARN; undefined for text of another form. Wildcards and variables in the parts are left as they are. */
export function parseArn(text: string): Arn | undefined {
    const [prefix, partition, service, region, account, ...resource] = text.split(":");
    if (prefix !== "arn" || account === undefined || resource.length === 0 || partition === "" || service === "") {
        return undefined;
    }
    return {
        partition: partition ?? "",
        service: service ?? "",
        region: region ?? "",
        account,
        resource: resource.join(":"),
    };
}

/** The partition that a region belongs to. */
export function partitionOf(region: string): string {
    const prefixes: readonly (readonly [string, string])[] = [
        ["cn-", "aws-cn"],
        ["us-gov-", "aws-us-gov"],
        ["us-isob-", "aws-iso-b"],
        ["us-isof-", "aws-iso-f"],
        ["us-iso-", "aws-iso"],
        ["eu-isoe-", "aws-iso-e"],
        ["eusc-", "aws-eusc"],
    ];
    return prefixes.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws";
}

/** True for a region's name in full, such as `eu-central-1`. */
export function isRegion(text: string): boolean {
    return /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(text);
}
