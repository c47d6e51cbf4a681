import { EXTRA, type Extra } from "./extra";

/** Rules that stand before nothing yet, with a log of what they find. */
export const webAcl: Extra = {
    name: "a web ACL with a log",
    add(stack) {
        const acl = stack.add("aws:wafv2/webAcl:WebAcl", EXTRA, { rules: [{ name: "common", priority: 1 }] });
        const log = stack.add("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", EXTRA, {
            resourceArn: stack.link(acl, "arn"),
            logDestinationConfigs: ["arn:aws:logs:us-east-1:123456789012:log-group:aws-waf-logs-extra"],
        });
        log.options = { deleteBeforeReplace: true };
    },
};
