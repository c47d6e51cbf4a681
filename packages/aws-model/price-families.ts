import { cacheNodeFamilies } from "./cache-prices";
import { fromMemory, infracost, read, type Price, type PriceSource } from "./price-sources";

/** Prices of one thing in several types. */
export interface PriceFamily extends Omit<Price, "usd"> {
    readonly usd: Readonly<Record<string, number>>;
    /** Where the prices of single types were read, if not where those of the family were. */
    readonly sources?: Readonly<Record<string, PriceSource>>;
}

/** Read from AWS's price list by a script: PostgreSQL in one zone. */
const cloudCost = read(
    "https://github.com/JadenRazo/CloudCostMCP/blob/1ca5e9e0b6cc952388bd00c7890cd3576d98d330/src/pricing/aws/fallback-data.ts",
    "2026-08-21",
);
const infratally = read("https://infratally.com/articles/aws-rds-pricing-explained-2026.html", "2026-11-30");

const unread = fromMemory("https://aws.amazon.com/rds/postgresql/pricing/");

/** Prices by a type's name: `ec2` by `t3.large`, `rds` by `db.t4g.micro`, `elasticache` by `cache.t4g.micro`. */
export const priceFamilies = {
    /** Linux, on demand. */
    ec2: {
        unit: "hour",
        ...read(
            "https://github.com/aws/karpenter-provider-aws/blob/031e72b6099630e960dacb88b48a7e9bb780945f/pkg/providers/pricing/zz_generated.pricing_aws.go",
            "2026-01-19",
        ),
        usd: {
            "t3.nano": 0.0052,
            "t3.micro": 0.0104,
            "t3.small": 0.0208,
            "t3.medium": 0.0416,
            "t3.large": 0.0832,
            "t3.xlarge": 0.1664,
            "t3.2xlarge": 0.3328,
            "t3a.nano": 0.0047,
            "t3a.micro": 0.0094,
            "t3a.small": 0.0188,
            "t3a.medium": 0.0376,
            "t3a.large": 0.0752,
            "t3a.xlarge": 0.1504,
            "t3a.2xlarge": 0.3008,
            "t4g.nano": 0.0042,
            "t4g.micro": 0.0084,
            "t4g.small": 0.0168,
            "t4g.medium": 0.0336,
            "t4g.large": 0.0672,
            "t4g.xlarge": 0.1344,
            "t4g.2xlarge": 0.2688,
            "m5.large": 0.096,
            "m5.xlarge": 0.192,
            "m5.2xlarge": 0.384,
            "m5.4xlarge": 0.768,
            "m6g.medium": 0.0385,
            "m6g.large": 0.077,
            "m6g.xlarge": 0.154,
            "m6g.2xlarge": 0.308,
            "m6g.4xlarge": 0.616,
            "m6i.large": 0.096,
            "m6i.xlarge": 0.192,
            "m6i.2xlarge": 0.384,
            "m6i.4xlarge": 0.768,
            "m7g.medium": 0.0408,
            "m7g.large": 0.0816,
            "m7g.xlarge": 0.1632,
            "m7g.2xlarge": 0.3264,
            "m7g.4xlarge": 0.6528,
            "m7i.large": 0.1008,
            "m7i.xlarge": 0.2016,
            "m7i.2xlarge": 0.4032,
            "m7i.4xlarge": 0.8064,
            "m8g.medium": 0.04488,
            "m8g.large": 0.08976,
            "m8g.xlarge": 0.17952,
            "m8g.2xlarge": 0.35904,
            "m8g.4xlarge": 0.71808,
            "c7g.medium": 0.0363,
            "c7g.large": 0.0725,
            "c7g.xlarge": 0.145,
            "c7g.2xlarge": 0.29,
            "c7g.4xlarge": 0.58,
            "c7i.large": 0.08925,
            "c7i.xlarge": 0.1785,
            "c7i.2xlarge": 0.357,
            "c7i.4xlarge": 0.714,
            "r7g.medium": 0.0536,
            "r7g.large": 0.1071,
            "r7g.xlarge": 0.2142,
            "r7g.2xlarge": 0.4284,
            "r7g.4xlarge": 0.8568,
            "r7i.large": 0.1323,
            "r7i.xlarge": 0.2646,
            "r7i.2xlarge": 0.5292,
            "r7i.4xlarge": 1.0584,
            "t2.nano": 0.0058,
            "t2.micro": 0.0116,
            "t2.small": 0.023,
            "t2.medium": 0.0464,
            "t2.large": 0.0928,
        },
    },
    /** PostgreSQL in one zone, on demand. */
    rds: {
        unit: "hour",
        ...cloudCost,
        sources: {
            "db.t3.large": infracost("db_instance_test", "2026-05-03"),
            "db.t4g.micro": infratally,
            "db.t4g.small": infratally,
            "db.t4g.medium": infratally,
            "db.t4g.2xlarge": unread,
            "db.r7g.large": unread,
            "db.r7g.xlarge": unread,
            "db.r7g.2xlarge": unread,
        },
        usd: {
            "db.t3.micro": 0.018,
            "db.t3.small": 0.036,
            "db.t3.medium": 0.072,
            "db.t3.large": 0.145,
            "db.t4g.micro": 0.016,
            "db.t4g.small": 0.032,
            "db.t4g.medium": 0.065,
            "db.t4g.large": 0.129,
            "db.t4g.xlarge": 0.258,
            "db.t4g.2xlarge": 0.517,
            "db.m7g.large": 0.168,
            "db.m7g.xlarge": 0.337,
            "db.m7g.2xlarge": 0.674,
            "db.r7g.large": 0.239,
            "db.r7g.xlarge": 0.478,
            "db.r7g.2xlarge": 0.956,
        },
    },
    ...cacheNodeFamilies,
} satisfies Readonly<Record<string, PriceFamily>>;
