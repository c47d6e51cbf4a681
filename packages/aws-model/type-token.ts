/** Modules of the provider that hold the same resources as `lb`. */
const LOAD_BALANCING = /^aws:(alb|elasticloadbalancingv2|applicationloadbalancing)\//;
/** The other name of `elb`, whose load balancers came before. */
const CLASSIC_LOAD_BALANCING = /^aws:elasticloadbalancing\//;
const BUCKET_TWIN = /^aws:s3\/(bucket\w*)V2:(Bucket\w*)V2$/;

/**
 * The one token of those that mean the same resource under which tables have it: `aws:lb/listener:Listener` of
 * `aws:alb/listener:Listener`, a bucket's of its V2 twin. See types.ts for all of a family.
 */
export function canonicalType(type: string): string {
    return type
        .replace(LOAD_BALANCING, "aws:lb/")
        .replace(CLASSIC_LOAD_BALANCING, "aws:elb/")
        .replace(BUCKET_TWIN, "aws:s3/$1:$2");
}

/** The type as a program's author writes it: `aws.lb.TargetGroup` of `aws:lb/targetGroup:TargetGroup`. */
export function typeLabel(type: string): string {
    const [pkg = "", module = "", name = ""] = type.split(":");
    const folder = module.split("/")[0] ?? "";
    return [pkg, folder === "index" ? "" : folder, name].filter((part) => part !== "").join(".");
}
