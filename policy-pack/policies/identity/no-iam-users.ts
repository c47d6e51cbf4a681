import { violation } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { IAM_USER, IAM_USER_PART } from "@platform/aws-model/types";

/** People come through the organization's identity provider, programs through roles. */
export const noIamUsers = resourcePolicy({
    name: "no-iam-users",
    description: "No IAM users, and no access keys, passwords or policies of users.",
    why: "Keys of users never expire, and are the usual way into an account once they leak; those of roles last an hour.",
    level: "mandatory",
    severity: "high",
    controls: { checkov: ["CKV_AWS_273"] },
    remediation: "Give people permission sets of IAM Identity Center, and programs a role.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    types: [...IAM_USER, ...IAM_USER_PART],
    check: (resource) => [
        violation(resource, {
            found: "belongs to an IAM user",
            required: "roles",
            fix: "remove it; use a role, for people through IAM Identity Center",
        }),
    ],
});
