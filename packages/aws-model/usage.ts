/** What a stack uses in a month, as far as no plan tells: the amount that is assumed without configuration, and what it is. */
export const usageAssumptions = {
    internetOutGb: [50, "Gigabytes that load balancers and instances send to the internet."],
    natGatewayGb: [50, "Gigabytes through all NAT gateways together, both directions."],
    vpnOutGb: [10, "Gigabytes that go to the datacenter through the VPN."],
    betweenZonesGb: [50, "Gigabytes between zones, counted once."],
    loadBalancerCapacityUnits: [
        0.1,
        "Capacity units that each load balancer uses on average. One is 25 new connections a second, or a gigabyte an hour.",
    ],
    surplusVcpuHours: [
        0,
        "vCPU hours beyond what its credits pay for that each burstable instance with unlimited credits runs.",
    ],
    interfaceEndpointGb: [10, "Gigabytes through each interface endpoint."],
    serviceLogGb: [2, "Gigabytes that each service writes to its log group."],
    flowLogGb: [5, "Gigabytes of flow logs of a VPC."],
    otherLogGb: [0.1, "Gigabytes that each other log group takes in."],
    accessLogGb: [1, "Gigabytes of logs that each load balancer, and each CDN distribution, writes to its bucket."],
    siteOutGb: [10, "Gigabytes that each CDN distribution sends."],
    siteRequests: [1_000_000, "Requests to each CDN distribution."],
    bucketGb: [10, "Gigabytes in each bucket that is not for logs."],
    requestsPerKey: [20_000, "Requests to each KMS key."],
    dnsQueries: [1_000_000, "Queries to each public zone."],
    emails: [100, "Mails of each alert topic."],
    queueRequests: [10_000, "Requests to each queue."],
    requestsPerFunction: [100_000, "Calls of each Lambda function."],
    functionSeconds: [0.1, "Seconds that a call of a Lambda function takes."],
    imageGb: [5, "Gigabytes of images in each repository."],
    fileSystemGb: [10, "Gigabytes in each EFS file system."],
    auroraGb: [10, "Gigabytes that each Aurora cluster stores."],
    auroraIoMillions: [10, "Millions of reads and writes of storage by each Aurora cluster."],
    webRequests: [1_000_000, "Requests that each web access control list of WAF looks at."],
    cacheServerlessGb: [1, "Gigabytes in each serverless cache; AWS counts 1 of Memcached at least."],
    cacheRequests: [1_000_000, "Kilobytes that requests to each serverless cache take or bring."],
    cacheSnapshotGb: [1, "Gigabytes of snapshots of each cache that is backed up."],
    clientVpnHours: [160, "Hours of connections to each client VPN endpoint, all users together."],
} as const satisfies Readonly<Record<string, readonly [usual: number, meaning: string]>>;

/** What is used in a month, every assumption filled in. */
export type Usage = Readonly<Record<keyof typeof usageAssumptions, number>>;
