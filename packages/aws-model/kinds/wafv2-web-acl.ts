import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { charge, used } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";

/** What a firewall for web requests lets through. */
export const webAcl = kind({
    label: "web ACL",
    tokens: typesIn("wafv2", "WebAcl"),
    network: none("has no network interface"),
    exposure: none("stands in front of what it guards"),
    identity: { unique: ["scope"] },
    lifecycle: calls,
    cost: (resource, { usage }) => [
        charge("waf-acl", "web access control lists"),
        charge("waf-rule", "rules of web access control lists", resource.get("rules").items().length),
        used("waf-request", "requests through WAF", usage.webRequests),
    ],
    ...managed,
});

export const webAclSettings = settings(
    "a web ACL",
    typesIn("wafv2", "IpSet", "RegexPatternSet", "WebAclAssociation", "WebAclLoggingConfiguration"),
    { identity: { unique: ["scope"] } },
);
