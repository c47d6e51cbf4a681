/** The parts of an Amazon Resource Name, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export interface Arn {
    readonly partition: string;
    readonly service: string;
    readonly region: string;
    readonly account: string;
    readonly resource: string;
}

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
