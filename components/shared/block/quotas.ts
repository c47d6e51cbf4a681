/**
 * Rules that a security group has at most, in each direction.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups
 */
export const maxRules = 60;
