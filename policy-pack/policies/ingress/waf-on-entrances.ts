import type { Graph, Member } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { expectNamed } from "../../lib/presence";
import { opennessOf } from "./openness";

/** Programs that anybody may ask have somebody who reads the requests first, and writes down what he found. */
export const wafOnEntrances = stackPolicy({
    name: "waf-on-entrances",
    description:
        "Application load balancers that the internet may connect to, and distributions before programs, must have a web ACL, and web ACLs a log.",
    why: "Every address on the internet is tried for known holes, by the hour; what nobody wrote down cannot be told from an app's own trouble.",
    level: "advisory",
    severity: "medium",
    controls: { fsbp: ["ELB.16", "CloudFront.6", "WAF.11"], checkov: ["CKV2_AWS_28", "CKV2_AWS_31", "CKV2_AWS_47"] },
    remediation:
        "Give the load balancer a WebAclAssociation or the distribution a webAclId, and the web ACL a WebAclLoggingConfiguration; begin in mode count.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16",
    check: (graph) => [
        ...graph.withRole("public-load-balancer").flatMap((member) => judgeBalancer(graph, member)),
        ...graph.ofType(types.CLOUDFRONT_DISTRIBUTION).flatMap(judgeDistribution),
        ...graph.ofType(types.WEB_ACL).flatMap((acl) => judgeLog(graph, acl)),
    ],
});

function judgeBalancer(graph: Graph, member: Member): PolicyFinding[] {
    const { producer: balancer } = member;
    const { linked, undecided: perhaps } = graph.linked(
        types.WEB_ACL_ASSOCIATION,
        "resourceArn",
        balancer,
        types.LOAD_BALANCER,
    );
    const open = opennessOf(member);
    if (linked.length > 0 || open === "no") return [];
    if (perhaps.length > 0) return [undecided(balancer, "which web ACL is before it", "associations that refer to it")];
    if (open === "unknown") return [undecided(balancer, "whether the internet may connect", "plain CIDR blocks")];
    const fix = "add a wafv2.WebAclAssociation, or let fewer addresses connect";
    return [violation(balancer, { found: "is open to the internet without a web ACL", required: "one", fix })];
}

/** Files in a bucket have no holes: before them there is nothing to find. */
function judgeDistribution(distribution: Resource): PolicyFinding[] {
    const origins = distribution.get("origins").items();
    const programs = origins.flatMap((one) => [one.at("customOriginConfig"), one.at("vpcOriginConfig")]);
    const missing = expectNamed(distribution, distribution.get("webAclId"), "a web ACL", "set it to the ACL's ARN");
    if (missing.length === 0 || programs.every(({ absent }) => absent)) return [];
    return programs.some((config) => config.known) ? missing : [undecided(distribution, "origins", "plain origins")];
}

function judgeLog(graph: Graph, acl: Resource): PolicyFinding[] {
    const { linked, undecided: perhaps } = graph.linked(types.WEB_ACL_LOGGING, "resourceArn", acl, types.WEB_ACL);
    if (linked.length > 0) return [];
    if (perhaps.length > 0) return [undecided(acl, "which log is its own", "logging configurations that refer to it")];
    return [violation(acl, { found: "has no log", required: "one", fix: "add a wafv2.WebAclLoggingConfiguration" })];
}
