import { known } from "@platform/aws-model/value";
import { charge, gap, usage, type Rule, type Rules } from "../charge";

/** A key's first two yearly rotations add a dollar each, which comes after the first year. */
const key: Rule = (_resource, context) => [
    charge("kms-key", "KMS keys"),
    usage("kms-requests", "requests to KMS keys", context.usage.requestsPerKey),
];

const zone: Rule = (resource, context) => {
    const inside = resource.get("vpcs").items().length > 0;
    return [
        charge("hosted-zone", "DNS zones"),
        ...(inside ? [] : [usage("dns-queries", "DNS queries", context.usage.dnsQueries)]),
    ];
};

/** Rules of an access control list, each of its managed groups being one. */
const webAcl: Rule = (resource, context) => [
    charge("waf-acl", "web access control lists"),
    charge("waf-rule", "rules of web access control lists", resource.get("rules").items().length),
    usage("waf-request", "requests through WAF", context.usage.webRequests),
];

const topicSubscription: Rule = (resource, context) =>
    known(resource.get("protocol").text()) === "email" ? [usage("email", "alert mails", context.usage.emails)] : [];

/** Advanced parameters cost; standard ones do not. */
const parameter: Rule = (resource) => {
    const tier = resource.get("tier").text();
    return tier.state === "absent" || known(tier) === "Standard"
        ? []
        : [gap("the table has standard parameters alone")];
};

export const others: Rules = [
    [["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/externalKey:ExternalKey"], key],
    [["aws:secretsmanager/secret:Secret"], () => [charge("secret", "secrets")]],
    [["aws:route53/zone:Zone"], zone],
    [["aws:route53/healthCheck:HealthCheck"], () => [charge("health-check", "health checks")]],
    [["aws:wafv2/webAcl:WebAcl"], webAcl],
    [["aws:sns/topicSubscription:TopicSubscription"], topicSubscription],
    [["aws:ssm/parameter:Parameter"], parameter],
    [
        ["aws:sqs/queue:Queue"],
        (_resource, context) => [usage("queue-request", "requests to queues", context.usage.queueRequests)],
    ],
];
