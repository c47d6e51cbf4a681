/** Rules that CloudFront's list counts for, the heaviest of AWS's. */
const heaviestList = 55;

/**
 * Rules of a security group that prefix lists may count for on one port. No id says which list it is: one may be CloudFront's.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
export function rulesOfLists(prefixListIds: readonly string[]): number {
    return prefixListIds.length === 0 ? 0 : heaviestList + prefixListIds.length - 1;
}
