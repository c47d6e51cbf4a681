import { privateNetworks } from "@platform/aws-model/network/addresses";
import { cidrOf, contains, overlaps } from "@platform/aws-model/network/cidr";
import { vpcPrefixes } from "@platform/aws-model/network/subnet-plan";
import { z } from "zod";
import { alerts } from "../monitoring/block";
import { defineBlock, type ConfigOf, type StackDraft } from "../shared/block/block";
import { nameTooLong } from "../shared/block/names";
import { cidr, retentionDays } from "../shared/block/primitives";
import { invalid, listed, type ConfigProblem } from "../shared/block/problems";

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
    "secretsmanager",
    "sns",
    "sqs",
    "ssm",
    "ssmmessages",
    "sts",
]);

const schema = z
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
                "Zones that get one public, one private and one data subnet each. A zone's ranges depend only on its letter.",
            ),
        natGateways: z
            .enum(["none", "one", "perAz", "regional"])
            .default("perAz")
            .describe(
                "Way out of the private subnets: `perAz` survives the loss of a zone, `one` is cheaper and does not, " +
                    "`regional` is AWS's own multi-zone gateway, `none` needs interface endpoints. About 32 USD a month each, plus traffic.",
            ),
        ipv6: z
            .boolean()
            .default(false)
            .describe("Adds an IPv6 range from AWS, and an egress-only gateway for the private subnets."),
        interfaceEndpoints: z
            .array(interfaceEndpoint)
            .default([])
            .describe("AWS services reached without NAT. About 7 USD a month for each in each zone."),
        flowLogs: z
            .strictObject({
                retentionDays: retentionDays.default(90).describe("Days that flow logs are kept."),
                trafficType: z.enum(["ALL", "ACCEPT", "REJECT"]).default("ALL").describe("Which traffic is logged."),
            })
            .prefault({})
            .describe("Flow logs of the VPC, in CloudWatch Logs."),
    })
    .describe("The VPC with its subnets, gateways and endpoints.");

export type NetworkConfig = ConfigOf<typeof schema>;

export const network = defineBlock({
    key: "network",
    schema,
    needs: [alerts],
    why: (blocks) =>
        `${listed(blocks, "and")} ${blocks.length === 1 && !blocks.join().endsWith("s") ? "lives" : "live"} in its VPC`,
    checks: [checkRange, checkOtherStacks, checkZones, checkEndpoints, checkNames],
});

/** The size and place of the VPC. */
function* checkRange({ cidr: text }: NetworkConfig): Iterable<ConfigProblem> {
    const path = ["platform:network", "cidr"];
    const { shortest, longest } = vpcPrefixes;
    const range = cidrOf(text);
    if (range.prefix < shortest || range.prefix > longest) {
        yield invalid(path, text, `a range from /${shortest} to /${longest}`);
    } else if (!privateNetworks.some((outer) => contains(cidrOf(outer), range))) {
        yield invalid(path, text, `a range in ${listed(privateNetworks, "or")}; hosts of the internet have this one`);
    }
}

/**
 * The VPCs of the project's other stacks, compared even where no VPN joins them: peering or a VPN comes later than the
 * range, and a VPC cannot be given another range without being rebuilt.
 */
function* checkOtherStacks({ cidr: text }: NetworkConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [stack, other] of draft.inOtherStacks(network, z.object({ cidr }))) {
        if (overlaps(cidrOf(text), cidrOf(other.cidr))) {
            const allowed = `a range that does not overlap ${other.cidr}, the VPC of stack "${stack}"`;
            yield invalid(["platform:network", "cidr"], text, allowed);
        }
    }
}

function* checkZones({ availabilityZones }: NetworkConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    for (const [index, zone] of availabilityZones.entries()) {
        if (region !== undefined && zone.slice(0, -1) !== region) {
            const path = ["platform:network", "availabilityZones", index];
            yield invalid(path, zone, `a zone of aws:region, such as ${region}${zone.slice(-1)}`);
        }
    }
}

/** Without NAT, what instances and tasks call of AWS has to be in the VPC. */
function* checkEndpoints(config: NetworkConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const present: readonly string[] = config.interfaceEndpoints;
    const absent = draft
        .calledServices()
        .map((services) => services.filter((service) => !present.includes(service)))
        .sort((a, b) => b.length - a.length) // the block that lacks most comes first
        .flat();
    if (config.natGateways === "none" && absent.length > 0) {
        yield {
            path: ["platform:network", "interfaceEndpoints"],
            statement: `without NAT, instances and tasks cannot start; missing ${listed([...new Set(absent)], "and")}`,
            fix: "Add them, or set natGateways, in",
        };
    }
}

function checkNames(_: NetworkConfig, { prefix }: StackDraft): Iterable<ConfigProblem> {
    return nameTooLong(["platform:network"], "role", `${prefix}-flow-logs`);
}
