/** A permission to break one rule for certain resources, for a time. */
export interface Exemption {
    /** The policy's name. One policy for each exemption. */
    readonly policy: string;
    /** The URN of the resource, with `*` where stacks differ: `urn:pulumi:*::platform::*$aws:s3/bucket:Bucket::legacy`. */
    readonly urn: string;
    /** Why the rule cannot be kept, in a sentence. */
    readonly reason: string;
    /** Who answers for it: a team or a mailbox. */
    readonly owner: string;
    /** The last day on which it holds, as YYYY-MM-DD. */
    readonly expires: string;
}
