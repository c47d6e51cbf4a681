/** The modules of Elastic Load Balancing v2, all with the same resources. */
const ELBV2 = ["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"];
const ELBV2_TYPE = new RegExp(`^aws:(${ELBV2.join("|")})/`);
/** The other name of the module of classic load balancers. */
const CLASSIC_TYPE = /^aws:elasticloadbalancing\//;
const BUCKET_TWIN = /^aws:s3\/(bucket\w*)V2:(Bucket\w*)V2$/;

/** The four spellings of a type of Elastic Load Balancing v2. */
export function elbv2(member: string): readonly string[] {
    const path = `${member.charAt(0).toLowerCase()}${member.slice(1)}:${member}`;
    return ELBV2.map((module) => `aws:${module}/${path}`);
}

/** A bucket resource and its V2 twin. */
export function bucketPart(part: string): readonly string[] {
    return ["", "V2"].map((version) => `aws:s3/bucket${part}${version}:Bucket${part}${version}`);
}

/** The types of a module by the names of their resources: `typesIn("rds", "Instance")` is `aws:rds/instance:Instance`. */
export function typesIn(module: string, ...members: readonly string[]): readonly string[] {
    return members.map((member) => `aws:${module}/${member.charAt(0).toLowerCase()}${member.slice(1)}:${member}`);
}

/**
 * The spelling under which tables have a type: `aws:lb/listener:Listener` for that of any module of load balancing, a
 * bucket's for its V2 twin.
 */
export function canonicalType(type: string): string {
    return type.replace(ELBV2_TYPE, "aws:lb/").replace(CLASSIC_TYPE, "aws:elb/").replace(BUCKET_TWIN, "aws:s3/$1:$2");
}

/** The type as a program's author writes it: `aws.lb.TargetGroup` of `aws:lb/targetGroup:TargetGroup`. */
export function typeLabel(type: string): string {
    const [pkg = "", module = "", name = ""] = type.split(":");
    const folder = module.split("/")[0] ?? "";
    return [pkg, folder === "index" ? "" : folder, name].filter((part) => part !== "").join(".");
}
