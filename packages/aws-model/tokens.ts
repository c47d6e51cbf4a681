/** The four spellings of the Elastic Load Balancing v2 module. */
export function elbv2(member: string): readonly string[] {
    const path = `${member.charAt(0).toLowerCase()}${member.slice(1)}:${member}`;
    return ["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"].map((name) => `aws:${name}/${path}`);
}

/** A bucket resource and its V2 twin. */
export function bucketPart(part: string): readonly string[] {
    return ["", "V2"].map((version) => `aws:s3/bucket${part}${version}:Bucket${part}${version}`);
}

/** The types of a module by the names of their resources: `typesIn("rds", "Instance")` is `aws:rds/instance:Instance`. */
export function typesIn(module: string, ...members: readonly string[]): readonly string[] {
    return members.map((member) => `aws:${module}/${member.charAt(0).toLowerCase()}${member.slice(1)}:${member}`);
}
