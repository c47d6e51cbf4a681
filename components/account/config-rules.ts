/** A rule that AWS wrote. @see https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html */
export interface ManagedRule {
    readonly description: string;
    readonly identifier: string;
    readonly parameters?: Readonly<Record<string, string>>;
}

/** Most tags that the rule about them asks for. */
const maxTags = 6;

/** What Security Hub asks as well: without it, these are what no plan can see. */
const accountRules: Readonly<Record<string, ManagedRule>> = {
    "root-mfa": {
        description: "The root user has a second factor.",
        identifier: "ROOT_ACCOUNT_MFA_ENABLED",
    },
    "root-keys": {
        description: "The root user has no access keys.",
        identifier: "IAM_ROOT_ACCESS_KEY_CHECK",
    },
    "unused-credentials": {
        description: "No user has a password or a key that was not used for 45 days.",
        identifier: "IAM_USER_UNUSED_CREDENTIALS_CHECK",
        parameters: { maxCredentialUsageAge: "45" },
    },
    "open-security-groups": {
        description: "No security group lets the internet in on SSH.",
        identifier: "INCOMING_SSH_DISABLED",
    },
    "public-buckets": {
        description: "No bucket can be read by everybody.",
        identifier: "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    },
    "public-snapshots": {
        description: "No snapshot of a database is public.",
        identifier: "RDS_SNAPSHOTS_PUBLIC_PROHIBITED",
    },
};

/** The rules by the end of their names. What was made by hand, beside the program, lacks the program's tags. */
export function configRules(tags: readonly string[], hasSecurityHub: boolean): Readonly<Record<string, ManagedRule>> {
    const demanded = tags.slice(0, maxTags).map((tag, index) => [`tag${index + 1}Key`, tag] as const);
    const tagged: ManagedRule = {
        description: "Everything has the tags that the program gives: what lacks them was made by hand.",
        identifier: "REQUIRED_TAGS",
        parameters: Object.fromEntries(demanded),
    };
    return { ...(tags.length === 0 ? {} : { tags: tagged }), ...(hasSecurityHub ? {} : accountRules) };
}
