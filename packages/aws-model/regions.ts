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

/**
 * The letters of the zones that accounts see in a region. An account need not see all of them, and AWS may add one.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
const ZONES: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
        [
            ...["af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1"],
            ...["ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6"],
            ...["ap-southeast-7", "ca-west-1", "cn-northwest-1", "eu-central-1", "eu-central-2", "eu-north-1"],
            ...["eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1", "me-central-1"],
            ...["me-south-1", "mx-central-1", "sa-east-1", "us-east-2", "us-gov-east-1", "us-gov-west-1", "us-west-1"],
        ].map((region) => [region, "abc"]),
    ),
    "ap-northeast-1": "abcd",
    "ap-northeast-2": "abcd",
    "ca-central-1": "abcd",
    "cn-north-1": "abcd",
    "us-east-1": "abcdef",
    "us-west-2": "abcd",
};

/**
 * Zones whose hardware is older than today's instance types. Other zones lack single types, which AWS changes.
 * @see https://github.com/compiler-explorer/infra/issues/601 and https://github.com/kubernetes-sigs/provider-aws-test-infra/pull/354
 */
export const oldZones: readonly string[] = ["us-east-1e"];

/** Regions that nobody outside of them can look at, and one whose zones are not documented. */
const UNSEEN = [
    ...["us-iso-east-1", "us-iso-west-1", "us-isob-east-1", "us-isob-west-1", "eu-isoe-west-1"],
    ...["us-isof-east-1", "us-isof-south-1", "eusc-de-east-1"],
];

/** Every region that the AWS provider knows, in alphabetical order. */
export const REGIONS: readonly string[] = [...Object.keys(ZONES), ...UNSEEN].sort();

/** The names of a region's zones that are known, such as `us-east-1a`; empty where none is. */
export function zonesOf(region: string): readonly string[] {
    return Array.from(ZONES[region] ?? "", (letter) => region + letter);
}

/**
 * The id of the zone that an account may see as this letter, such as `usw2-az1` for `us-west-2a`: which id is which letter
 * differs between accounts. Ids are the region's words, shortened.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
export function zoneIdOf(region: string, letter: string): string {
    const short = region.replace(/(?<=-)(north|south)?(east|west)?(central)?(?=-\d)/, (direction) =>
        direction.replaceAll(/(north|south|east|west|central)/g, (word) => word.charAt(0)),
    );
    return `${short.replace("-gov-", "-g-").replaceAll("-", "")}-az${letter.charCodeAt(0) - "a".charCodeAt(0) + 1}`;
}

/** The name of the zone that this id stands for in an account whose letters are in the ids' order. */
export function zoneOfId(region: string, id: string): string | undefined {
    const number = /-az([1-9])$/.exec(id)?.[1];
    return number === undefined ? undefined : region + String.fromCharCode("a".charCodeAt(0) + Number(number) - 1);
}

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
