import { LOAD_BALANCER, TARGET_GROUP } from "@platform/aws-model/types";
import type { Resource } from "@platform/aws-model/resource";
import { resourcePolicy } from "../../lib/policy";
import { judgeRules, mustBeOn, mustBeOneOf, mustNotBe } from "../../lib/property-rules";

const OF_BALANCERS = [
    mustBeOn(LOAD_BALANCER, "dropInvalidHeaderFields"),
    mustBeOneOf(LOAD_BALANCER, "desyncMitigationMode", ["defensive", "strictest"], { words: ["monitor"] }),
];
const OF_TARGETS = [
    mustBeOn(TARGET_GROUP, "healthCheck.enabled", true),
    // Answers from 400 on are those of an app that does not work.
    mustNotBe(TARGET_GROUP, "healthCheck.matcher", /(^|[,-])[4-9]\d\d/, "answers below 400", "set it to 200"),
];

/** What application load balancers do with requests that are no proper HTTP, and with targets that are not well. */
export const albHygiene = resourcePolicy({
    name: "alb-hygiene",
    description:
        "Application load balancers must drop malformed headers and requests, and target groups must check their targets.",
    why: "A request that load balancer and app read differently carries a second one past every rule; an unchecked target serves errors for ever.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["ELB.4", "ELB.12"], checkov: ["CKV_AWS_131", "CKV_AWS_328", "CKV_AWS_261"] },
    remediation:
        "Set dropInvalidHeaderFields, leave desyncMitigationMode at defensive, and let health checks expect an answer below 400.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-4",
    types: [...LOAD_BALANCER, ...TARGET_GROUP],
    check: (resource) => (isApplication(resource) ? judgeRules(resource, [...OF_BALANCERS, ...OF_TARGETS]) : []),
});

/** Network and gateway load balancers read no HTTP. */
function isApplication(resource: Resource): boolean {
    const kind = resource.get("loadBalancerType").text();
    return kind.state !== "known" || kind.value === "application";
}
