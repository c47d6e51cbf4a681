import { violation } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";

/** Users, and what only users have. Virtual devices and password rules make no user and are left alone. */
const USER_TYPES = [
    "aws:iam/user:User",
    "aws:iam/accessKey:AccessKey",
    "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
    "aws:iam/signingCertificate:SigningCertificate",
    "aws:iam/sshKey:SshKey",
    "aws:iam/userGroupMembership:UserGroupMembership",
    "aws:iam/userLoginProfile:UserLoginProfile",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
];

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
    types: USER_TYPES,
    check: (resource) => [
        violation(resource, {
            found: "belongs to an IAM user",
            required: "roles",
            fix: "remove it; use a role, for people through IAM Identity Center",
        }),
    ],
});
