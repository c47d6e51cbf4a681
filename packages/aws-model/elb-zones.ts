/**
 * Route 53 zones of load balancers by region: of application and classic ones, and of network ones.
 * https://docs.aws.amazon.com/general/latest/gr/elb.html
 */
const ZONES: Readonly<Record<string, readonly [string, string]>> = {
    "af-south-1": ["Z268VQBMOI5EKX", "Z203XCE67M25HM"],
    "ap-east-1": ["Z3DQVH9N71FHZ0", "Z12Y7K3UBGUAD1"],
    "ap-northeast-1": ["Z14GRHDCWA56QT", "Z31USIVHYNEOWT"],
    "ap-northeast-2": ["ZWKZPGTI48KDX", "ZIBE1TIR4HY56"],
    "ap-northeast-3": ["Z5LXEXXYW11ES", "Z1GWIQ4HH19I5X"],
    "ap-south-1": ["ZP97RAFLXTNZK", "ZVDDRBQ08TROA"],
    "ap-southeast-1": ["Z1LMS91P8CMLE5", "ZKVM4W9LS7TM"],
    "ap-southeast-2": ["Z1GM3OXH4ZPM65", "ZCT6FZBF4DROD"],
    "ca-central-1": ["ZQSVJUPU6J1EY", "Z2EPGBW3API2WT"],
    "cn-north-1": ["Z1GDH35T77C1KE", "Z3QFB96KMJ7ED6"],
    "cn-northwest-1": ["ZM7IZAIOVVDZF", "ZQEIKTCZ8352D"],
    "eu-central-1": ["Z215JYRZR1TBD5", "Z3F0SRJ5LGBH90"],
    "eu-north-1": ["Z23TAZ6LKFMNIO", "Z1UDT6IFJ4EJM"],
    "eu-south-1": ["Z3ULH7SSC9OV64", "Z23146JA1KNAFP"],
    "eu-west-1": ["Z32O12XQLNTSW2", "Z2IFOLAFXWLO4F"],
    "eu-west-2": ["ZHURV8PSTC4K8", "ZD4D7Y8KGAS4G"],
    "eu-west-3": ["Z3Q77PNBQS71R4", "Z1CMS0P5QUZ6D5"],
    "me-south-1": ["ZS929ML54UICD", "Z3QSRYVP46NYYV"],
    "us-east-1": ["Z35SXDOTRQ7X7K", "Z26RNL4JYFTOTI"],
    "us-east-2": ["Z3AADJGX6KTTL2", "ZLMOA37VPKANP"],
    "us-west-1": ["Z368ELLRRE2KJ0", "Z24FKFUX50B4VW"],
    "us-west-2": ["Z1H1FL5HABSF5", "Z18D5FSROUN65G"],
};

/** A zone id of a form that AWS uses, for regions that the table does not have. */
const OTHER_REGION = "Z0000000000000000ELB";

export function elbZoneId(region: string, loadBalancerType: string): string {
    const zones = ZONES[region];
    return zones === undefined ? OTHER_REGION : zones[loadBalancerType === "network" ? 1 : 0];
}

/**
 * Accounts from which load balancers of older regions write access logs.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
const LOG_ACCOUNTS: Readonly<Record<string, string>> = {
    "af-south-1": "098369216593",
    "ap-east-1": "754344448648",
    "ap-northeast-1": "582318560864",
    "ap-northeast-2": "600734575887",
    "ap-northeast-3": "383597477331",
    "ap-south-1": "718504428378",
    "ap-southeast-1": "114774131450",
    "ap-southeast-2": "783225319266",
    "ap-southeast-3": "589379963580",
    "ca-central-1": "985666609251",
    "cn-north-1": "638102146993",
    "eu-central-1": "054676820928",
    "eu-north-1": "897822967062",
    "eu-south-1": "635631232127",
    "eu-west-1": "156460612806",
    "eu-west-2": "652711504416",
    "eu-west-3": "009996457667",
    "me-south-1": "076674570225",
    "sa-east-1": "507241528517",
    "us-east-1": "127311923021",
    "us-east-2": "033677994240",
    "us-gov-east-1": "190560391635",
    "us-gov-west-1": "048591011584",
    "us-west-1": "027434742980",
    "us-west-2": "797873946194",
};

/** Undefined where load balancers write their logs as a service and no account exists. */
export function elbLogAccount(region: string): string | undefined {
    return LOG_ACCOUNTS[region];
}
