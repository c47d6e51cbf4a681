/** A group of rules that AWS writes and keeps up to date. */
export interface ManagedGroup {
    /** AWS's name of it. */
    readonly name: string;
    /** Web ACL capacity units (WCU). */
    readonly capacity: number;
    /** Whether it judges the address that connects, and nothing of the request. */
    readonly byAddress?: true;
    /** Names of its rules. */
    readonly rules: readonly string[];
}

/**
 * The groups without a charge of their own, by the key that a stack file names them by.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export const managedGroups = {
    common: {
        name: "AWSManagedRulesCommonRuleSet",
        capacity: 700,
        rules: [
            ...["NoUserAgent_HEADER", "UserAgent_BadBots_HEADER"],
            ...["SizeRestrictions_QUERYSTRING", "SizeRestrictions_Cookie_HEADER"],
            ...["SizeRestrictions_BODY", "SizeRestrictions_URIPATH"],
            ...["EC2MetaDataSSRF_BODY", "EC2MetaDataSSRF_COOKIE"],
            ...["EC2MetaDataSSRF_URIPATH", "EC2MetaDataSSRF_QUERYARGUMENTS"],
            ...["GenericLFI_QUERYARGUMENTS", "GenericLFI_URIPATH", "GenericLFI_BODY"],
            ...["RestrictedExtensions_URIPATH", "RestrictedExtensions_QUERYARGUMENTS"],
            ...["GenericRFI_QUERYARGUMENTS", "GenericRFI_BODY", "GenericRFI_URIPATH"],
            ...["CrossSiteScripting_COOKIE", "CrossSiteScripting_QUERYARGUMENTS"],
            ...["CrossSiteScripting_BODY", "CrossSiteScripting_URIPATH"],
        ],
    },
    "known-bad-inputs": {
        name: "AWSManagedRulesKnownBadInputsRuleSet",
        capacity: 200,
        rules: [
            ...["JavaDeserializationRCE_HEADER", "JavaDeserializationRCE_BODY"],
            ...["JavaDeserializationRCE_URIPATH", "JavaDeserializationRCE_QUERYSTRING"],
            ...["Host_localhost_HEADER", "PROPFIND_METHOD", "ExploitablePaths_URIPATH"],
            ...["Log4JRCE_HEADER", "Log4JRCE_QUERYSTRING", "Log4JRCE_BODY", "Log4JRCE_URIPATH"],
            "ReactJSRCE_BODY",
        ],
    },
    "ip-reputation": {
        name: "AWSManagedRulesAmazonIpReputationList",
        capacity: 25,
        byAddress: true,
        rules: ["AWSManagedIPReputationList", "AWSManagedReconnaissanceList", "AWSManagedIPDDoSList"],
    },
    "anonymous-ip": {
        name: "AWSManagedRulesAnonymousIpList",
        capacity: 50,
        byAddress: true,
        rules: ["AnonymousIPList", "HostingProviderIPList"],
    },
    admin: {
        name: "AWSManagedRulesAdminProtectionRuleSet",
        capacity: 100,
        rules: ["AdminProtection_URIPATH"],
    },
    sql: {
        name: "AWSManagedRulesSQLiRuleSet",
        capacity: 200,
        rules: [
            ...["SQLi_QUERYARGUMENTS", "SQLiExtendedPatterns_QUERYARGUMENTS"],
            ...["SQLi_BODY", "SQLiExtendedPatterns_BODY", "SQLiExtendedPatterns_HEADER"],
            ...["SQLiExtendedPatterns_URIPATH", "SQLi_COOKIE", "SQLi_URIPATH"],
        ],
    },
    linux: {
        name: "AWSManagedRulesLinuxRuleSet",
        capacity: 200,
        rules: ["LFI_URIPATH", "LFI_QUERYSTRING", "LFI_HEADER"],
    },
    unix: {
        name: "AWSManagedRulesUnixRuleSet",
        capacity: 100,
        rules: [
            ...["UNIXShellCommandsVariables_QUERYSTRING", "UNIXShellCommandsVariables_BODY"],
            "UNIXShellCommandsVariables_HEADER",
        ],
    },
    php: {
        name: "AWSManagedRulesPHPRuleSet",
        capacity: 100,
        rules: [
            ...["PHPHighRiskMethodsVariables_HEADER", "PHPHighRiskMethodsVariables_QUERYSTRING"],
            ...["PHPHighRiskMethodsVariables_BODY", "PHPHighRiskMethodsVariables_URIPATH"],
        ],
    },
    wordpress: {
        name: "AWSManagedRulesWordPressRuleSet",
        capacity: 100,
        rules: ["WordPressExploitableCommands_QUERYSTRING", "WordPressExploitablePaths_URIPATH"],
    },
} as const satisfies Readonly<Record<string, ManagedGroup>>;

export type GroupKey = keyof typeof managedGroups;

/** What is known of a group that a stack file names. */
export function groupOf(key: GroupKey): ManagedGroup {
    return managedGroups[key];
}
