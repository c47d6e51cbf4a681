/** Which characters a name may hold, and the same in words. */
export interface NameForm {
    readonly pattern: RegExp;
    readonly words: string;
}

const form = (pattern: RegExp, words: string): NameForm => ({ pattern, words });

export const ANY = form(/^/, "anything");
export const PLAIN = form(/^[\w-]*$/, "letters, digits, hyphens and underscores");
export const DOTTED = form(/^[\w.-]*$/, "letters, digits, hyphens, underscores and dots");
export const QUEUE = form(/^[\w-]*(\.fifo)?$/, "letters, digits, hyphens and underscores");
export const IAM = form(/^[\w+=,.@-]*$/, "letters, digits and +=,.@_-");
export const LOG_GROUP_NAME = form(/^[\w./#-]*$/, "letters, digits and _-/.#");
export const TEMPLATE = form(/^[\w().\-/]*$/, "letters, digits and ()./_-");
export const SUBNET_GROUP = form(/^[a-z0-9 ._-]*$/, "lower-case letters, digits, spaces and ._-");
export const TARGET_GROUP_NAME = form(
    /^(?!-)[A-Za-z0-9-]*(?<!-)$/,
    "letters, digits and hyphens, neither first nor last a hyphen",
);
export const LOAD_BALANCER_NAME = form(
    /^(?!internal-)(?!-)[A-Za-z0-9-]*(?<!-)$/,
    'letters, digits and hyphens, neither first nor last a hyphen, not beginning with "internal-"',
);
export const SECURITY_GROUP_NAME = form(
    /^(?!sg-)[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]*$/,
    'letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, not beginning with "sg-"',
);
export const CAPACITY_PROVIDER = form(
    /^(?!aws|ecs|fargate)[\w-]*$/i,
    "letters, digits, hyphens and underscores, not beginning with aws, ecs or fargate",
);
export const REPOSITORY = form(
    /^[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*$/,
    "lower-case letters and digits, with single . _ - / between them",
);
export const DATABASE = form(
    /^(?!.*--)[a-z][a-z0-9-]*(?<!-)$/,
    "lower-case letters, digits and single hyphens, first a letter, last no hyphen",
);
export const PARAMETER_GROUP = form(
    /^(?!.*--)[a-z][a-z0-9.-]*(?<!-)$/,
    "lower-case letters, digits, dots and single hyphens, first a letter, last no hyphen",
);
export const REPLICATION_GROUP = form(
    /^(?!.*--)[A-Za-z][A-Za-z0-9-]*(?<!-)$/,
    "letters, digits and single hyphens, first a letter, last no hyphen",
);
