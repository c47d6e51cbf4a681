import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { cidr, retentionDays } from "../shared/block/primitives";

/**
 * AWS services that an interface endpoint may reach without NAT. About 7 USD a month for each in each zone.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const interfaceEndpoint = z.enum([
    "ecr.api",
    "ecr.dkr",
    "ecs",
    "ecs-agent",
    "ecs-telemetry",
    "ec2messages",
    "elasticloadbalancing",
    "kms",
    "logs",
    "monitoring",
    "rds",
    "secretsmanager",
    "sns",
    "sqs",
    "ssm",
    "ssmmessages",
    "sts",
]);

export const networkSchema = z
    .strictObject({
        cidr: cidr.describe("IPv4 range of the VPC, /16 to /22. Changing it replaces the VPC and all that is in it."),
        availabilityZones: z
            .array(
                z.string().regex(/^[a-z]{2}(-[a-z]+)+-[0-9][a-h]$/, {
                    error: "allowed: the name of a standard zone such as us-east-1a",
                }),
            )
            .min(2, { error: "allowed: 2 to 8 zones; a load balancer needs two" })
            .max(8)
            .describe(
                "Zones that get one public, one private and one data subnet each, in any order. A zone's ranges depend only on its letter; the first by letter has what there is one of, such as the only NAT gateway.",
            ),
        natGateways: z
            .enum(["none", "one", "perAz", "regional"])
            .default("perAz")
            .describe(
                "Way out of the private subnets: `perAz` survives the loss of a zone, `one` is cheaper and does not, " +
                    "`regional` is AWS's own multi-zone gateway, `none` needs interface endpoints. About 32 USD a month each, plus traffic.",
            ),
        interfaceEndpoints: z
            .array(interfaceEndpoint)
            .default([])
            .describe("AWS services reached without NAT. About 7 USD a month for each in each zone."),
        flowLogs: z
            .strictObject({
                retentionDays: retentionDays.default(90).describe("Days that flow logs are kept."),
                destination: z
                    .enum(["cloudwatch", "s3"])
                    .default("cloudwatch")
                    .describe(
                        "`cloudwatch`: a log group, asked at once, 0.50 USD a gigabyte; `s3`: a bucket, 0.25 USD and a fraction to keep. A change deletes the old one with its logs.",
                    ),
                trafficType: z.enum(["ALL", "ACCEPT", "REJECT"]).default("ALL").describe("Which traffic is logged."),
            })
            .prefault({})
            .describe("Flow logs of the VPC."),
    })
    .describe("The VPC with its subnets, gateways and endpoints.");

export type NetworkConfig = ConfigOf<typeof networkSchema>;
