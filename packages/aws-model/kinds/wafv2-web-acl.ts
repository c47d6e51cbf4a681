import { kind, none, settings } from "../facets/kind";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";

/** What a firewall for web requests lets through. */
export const webAcl = kind({
    label: "web ACL",
    tokens: typesIn("wafv2", "WebAcl"),
    network: none("has no network interface"),
    exposure: none("stands in front of what it guards"),
    identity: {},
    ...managed,
});

export const webAclSettings = settings(
    "a web ACL",
    typesIn("wafv2", "IpSet", "RegexPatternSet", "WebAclAssociation", "WebAclLoggingConfiguration"),
);
