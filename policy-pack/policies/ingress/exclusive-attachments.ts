import { WEB_ACL_ASSOCIATION, WEB_ACL_LOGGING } from "@platform/aws-model/types";
import { violation } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";

/** Of what AWS takes away by what it is attached to, an old one that is deleted last takes the new one with it. */
export const exclusiveAttachments = resourcePolicy({
    name: "exclusive-attachments",
    description: "What attaches a web ACL to a load balancer or to a log must be deleted before it is replaced.",
    why: "AWS detaches by the load balancer's or the ACL's ARN alone. Pulumi deletes the old attachment after it has made the new one, and with it the new one: no WAF, and no error.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation: "Set deleteBeforeReplace on WebAclAssociation and WebAclLoggingConfiguration.",
    url: "https://docs.aws.amazon.com/waf/latest/APIReference/API_DisassociateWebACL.html",
    types: [...WEB_ACL_ASSOCIATION, ...WEB_ACL_LOGGING],
    check(resource) {
        if (resource.options.deleteBeforeReplace === true) return [];
        const found = "would be deleted after the one that replaces it";
        return [violation(resource, { found, required: "deleteBeforeReplace", fix: "set the option" })];
    },
});
