interface Partition {
    readonly name: string;
    /** How the names of its regions begin. */
    readonly regions: string;
    readonly dnsSuffix: string;
}

/** @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const TABLE: readonly Partition[] = [
    { name: "aws-cn", regions: "cn-", dnsSuffix: "amazonaws.com.cn" },
    { name: "aws-us-gov", regions: "us-gov-", dnsSuffix: "amazonaws.com" },
    { name: "aws-iso", regions: "us-iso-", dnsSuffix: "c2s.ic.gov" },
    { name: "aws-iso-b", regions: "us-isob-", dnsSuffix: "sc2s.sgov.gov" },
    { name: "aws-iso-e", regions: "eu-isoe-", dnsSuffix: "cloud.adc-e.uk" },
    { name: "aws-iso-f", regions: "us-isof-", dnsSuffix: "csp.hci.ic.gov" },
    { name: "aws-eusc", regions: "eusc-", dnsSuffix: "amazonaws.eu" },
];
const COMMERCIAL: Partition = { name: "aws", regions: "", dnsSuffix: "amazonaws.com" };

/** The name of every partition. */
export const PARTITIONS: readonly string[] = [COMMERCIAL, ...TABLE].map(({ name }) => name);

/** The name of the partition that a region belongs to, such as `aws-us-gov`. */
export function partitionOf(region: string): string {
    return partition(region).name;
}

/** What the names of a region's endpoints end in, such as `amazonaws.com`. */
export function dnsSuffixOf(region: string): string {
    return partition(region).dnsSuffix;
}

/** True for a region's name in full, such as `eu-central-1`. */
export function isRegion(text: string): boolean {
    return /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(text);
}

function partition(region: string): Partition {
    return TABLE.find(({ regions }) => region.startsWith(regions)) ?? COMMERCIAL;
}
