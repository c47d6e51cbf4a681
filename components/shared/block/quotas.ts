import type { ConfigProblem, KeyPath } from "./problems";

/**
 * Rules that a security group has at most, in each direction.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups
 */
export const maxRules = 60;

/** The problem of more than AWS's quota allows. */
export function tooMany(path: KeyPath, found: string, allowed: string, of: string): ConfigProblem {
    return {
        path,
        statement: `${found} are not valid; allowed ${allowed}, AWS's quota for ${of}`,
        fix: "Name fewer in",
    };
}
