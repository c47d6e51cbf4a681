import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { domainName, urlPath } from "../shared/block/primitives";

/** @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html */
const checkerRegion = z.enum([
    "us-east-1",
    "us-west-1",
    "us-west-2",
    "eu-west-1",
    "ap-northeast-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "sa-east-1",
]);

const check = z.strictObject({
    path: urlPath
        .max(255)
        .optional()
        .describe(
            "Path that is asked for, some 12 times a minute with three regions. Default: of a service or an EC2 app the path of its own health check, else /.",
        ),
    contains: z
        .string()
        .min(1)
        .max(255)
        .optional()
        .describe("Text, in upper and lower case as here, in the first 5,120 bytes of the answer. 1 USD a month."),
});

export const outsideChecksSchema = z
    .strictObject({
        hosts: z
            .record(domainName, check)
            .default({})
            .describe(
                "Hosts with a check that is not the default, by name: also hosts of functions and redirects, which have none by default.",
            ),
        leftOut: z
            .record(
                domainName,
                z.string().min(20, { error: "allowed: a reason of at least 20 characters, such as who looks instead" }),
            )
            .default({})
            .describe("Public hosts without a check, each with the reason."),
        regions: z
            .array(checkerRegion)
            .min(3)
            .default(["us-east-1", "us-west-2", "eu-west-1"])
            .describe(
                "Regions from which Route 53 asks; a host is down when 18 percent of the checkers or fewer get an answer.",
            ),
        failureThreshold: z
            .int()
            .min(1)
            .max(10)
            .default(3)
            .describe("Answers in a row, one in 30 seconds, after which a checker changes its mind."),
    })
    .describe("Checks of public hosts from outside: Route 53 asks each over HTTPS from several regions.");

export type OutsideChecksConfig = ConfigOf<typeof outsideChecksSchema>;
