import { z } from "zod";

/** An amount that is used in a month, or a default for it. */
const amount = (usual: number, text: string) => z.number().min(0).default(usual).describe(text);

/** What a stack uses in a month, as far as no plan tells: its traffic, its logs, its requests. */
const usageSchema = z
    .strictObject({
        internetOutGb: amount(50, "Gigabytes that load balancers and instances send to the internet."),
        natGatewayGb: amount(50, "Gigabytes through all NAT gateways together, both directions."),
        vpnOutGb: amount(10, "Gigabytes that go to the datacenter through the VPN."),
        betweenZonesGb: amount(50, "Gigabytes between zones, counted once."),
        loadBalancerCapacityUnits: amount(
            0.1,
            "Capacity units that each load balancer uses on average. One is 25 new connections a second, or a gigabyte an hour.",
        ),
        interfaceEndpointGb: amount(10, "Gigabytes through each interface endpoint."),
        serviceLogGb: amount(2, "Gigabytes that each service writes to its log group."),
        flowLogGb: amount(5, "Gigabytes of flow logs of a VPC."),
        otherLogGb: amount(0.1, "Gigabytes that each other log group takes in."),
        accessLogGb: amount(1, "Gigabytes of logs that each load balancer writes to its bucket."),
        bucketGb: amount(10, "Gigabytes in each bucket that is not for logs."),
        requestsPerKey: amount(20_000, "Requests to each KMS key."),
        dnsQueries: amount(1_000_000, "Queries to each public zone."),
        emails: amount(100, "Mails of each alert topic."),
        queueRequests: amount(10_000, "Requests to each queue."),
        requestsPerFunction: amount(100_000, "Calls of each Lambda function, of a tenth of a second each."),
        imageGb: amount(5, "Gigabytes of images in each repository."),
        fileSystemGb: amount(10, "Gigabytes in each EFS file system."),
        webRequests: amount(1_000_000, "Requests that each web access control list of WAF looks at."),
        clientVpnHours: amount(160, "Hours of connections to each client VPN endpoint, all users together."),
    })
    .prefault({})
    .describe("What is used in a month and no plan tells. Take it from the bill once there is one.");

/**
 * What the estimate of the monthly cost assumes. The program creates nothing from it; the offline preview reads it, shows
 * the estimate with `--analyze cost`, and fails when the budget does not hold it.
 */
export const costSchema = z
    .strictObject({
        monthlyBudget: z
            .number()
            .positive()
            .optional()
            .describe("US dollars a month. The offline preview fails when its estimate is higher."),
        usage: usageSchema,
    })
    .describe("What the estimate of the monthly cost assumes. It creates nothing.");

/** What is used in a month, every default filled in. */
export type CostUsage = Readonly<z.output<typeof usageSchema>>;
