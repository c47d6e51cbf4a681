import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { charge, used } from "../facets/cost";
import { textOf, uuid } from "../facets/identity";
import { managed } from "../facets/managed";
import { every, silent } from "../facets/series";
import type { Mishap } from "../facets/watch";
import { typesIn } from "../tokens";
import { WEB_ACL, WEB_ACL_ASSOCIATION, WEB_ACL_LOGGING } from "../types";
import { known, type Value } from "../value";

/** Rules that read web requests and count or block some. */
export const webAcl = kind({
    label: "web ACL",
    tokens: WEB_ACL,
    network: none("has no network interface"),
    exposure: none("stands in front of what it guards"),
    identity: {
        unique: ["scope"],
        id: ({ urn }) => uuid(urn),
        arn: {
            service: "wafv2",
            resource: ({ name, urn, inputs }) =>
                `${inputs["scope"] === "CLOUDFRONT" ? "global" : "regional"}/webacl/${name}/${uuid(urn)}`,
        },
    },
    lifecycle: { ...calls, outage: "requests are judged by no rule until what it guards has turned to the new one" },
    cost: (resource, { usage }) => [
        charge("waf-acl", "web access control lists"),
        charge("waf-rule", "rules of web access control lists", resource.get("rules").items().length),
        used("waf-request", "requests through WAF", usage.webRequests),
    ],
    ...managed,
    watch: {
        concern: "requests",
        dimensions: [["WebACL", "visibilityConfig.metricName"]],
        // Somebody always tries what a scanner tries.
        healthy: {
            "AWS/WAFV2": { BlockedRequests: every(1, 1), CountedRequests: every(1, 1), AllowedRequests: silent },
        },
        mishaps: (acl) => acl.get("rules").items().flatMap(floodOf),
    },
});

/** Puts a web ACL before a load balancer. */
export const webAclAssociation = settings("a web ACL", WEB_ACL_ASSOCIATION, {
    identity: { id: ({ inputs }) => `${textOf(inputs["webAclArn"]) ?? ""},${textOf(inputs["resourceArn"]) ?? ""}` },
    lifecycle: { ...calls, outage: "requests are judged by no rule until the new one is there" },
});

/** What of its work a web ACL writes to a log. */
export const webAclLogging = settings("a web ACL", WEB_ACL_LOGGING, {
    identity: { id: ({ inputs, urn }) => textOf(inputs["resourceArn"]) ?? uuid(urn) },
    lifecycle: { ...calls, outage: "what the rules find is not logged until the new one is there" },
});

export const webAclSettings = settings("a web ACL", typesIn("wafv2", "IpSet", "RegexPatternSet"), {
    identity: { unique: ["scope"] },
});

/** Requests of one address in a minute, far above any limit that lets people work. */
const floodPerMinute = 6000;

/** What a limit for each address finds of a flood; nothing for a rule that sets no limit. */
function floodOf(rule: Value): readonly Mishap[] {
    if (rule.at("statement", "rateBasedStatement").absent) return [];
    const counts = rule.at("action", "block").absent;
    const own = ["ALL", known(rule.at("visibilityConfig", "metricName").text())];
    return [
        {
            id: "flood-from-one-address",
            title: "A flood of requests from one address",
            story: `One address sends ${floodPerMinute} requests a minute for an hour, and WAF ${counts ? "counts" : "blocks"} those beyond its limit.`,
            expects: "tell",
            lasts: 60,
            shows: ({ name, dimensions }) =>
                name === (counts ? "CountedRequests" : "BlockedRequests") && own.includes(dimensions["Rule"])
                    ? every(1, floodPerMinute)
                    : undefined,
        },
    ];
}
