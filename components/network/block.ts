import { privateNetworks } from "@platform/aws-model/network/addresses";
import { cidrOf, contains, overlaps } from "@platform/aws-model/network/cidr";
import { vpcPrefixes } from "@platform/aws-model/network/subnet-plan";
import { oldZones, zonesOf } from "@platform/aws-model/regions";
import { z } from "zod";
import { alerts } from "../monitoring/block";
import { defineBlock, type StackDraft } from "../shared/block/block";
import { anyAccount, type FixedName } from "../shared/block/names";
import { cidr } from "../shared/block/primitives";
import { invalid, listed, type ConfigProblem } from "../shared/block/problems";
import { checkRoom, ownAddresses } from "./address-room";
import { networkSchema, type NetworkConfig } from "./schema";

export const network = defineBlock({
    key: "network",
    schema: networkSchema,
    needs: [alerts],
    why: (blocks) =>
        `${listed(blocks, "and")} ${blocks.length === 1 && !blocks.join().endsWith("s") ? "lives" : "live"} in its VPC`,
    takenAddresses: ownAddresses,
    logs: { only: "flow logs in CloudWatch", made: ({ flowLogs }) => flowLogs.destination !== "s3" },
    fixedNames: logNames,
    checks: [checkRange, checkOtherStacks, checkZones, checkEndpoints, checkAddresses],
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

/** Not of a range that has no plan. */
function* checkAddresses(config: NetworkConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const { prefix } = cidrOf(config.cidr);
    if (prefix >= vpcPrefixes.shortest && prefix <= vpcPrefixes.longest) {
        yield* checkRoom(config, draft);
    }
}

/**
 * The VPCs of the project's other stacks, compared even where no VPN joins them: peering or a VPN comes later than the
 * range, and a VPC cannot be given another range without being rebuilt.
 */
function* checkOtherStacks({ cidr: text }: NetworkConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [stack, other] of draft.inOtherStacks("network", z.object({ cidr }))) {
        if (overlaps(cidrOf(text), cidrOf(other.cidr))) {
            const allowed = `a range that does not overlap ${other.cidr}, the VPC of stack "${stack}"`;
            yield invalid(["platform:network", "cidr"], text, allowed);
        }
    }
}

function* checkZones({ availabilityZones }: NetworkConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    const known = zonesOf(region ?? "");
    for (const [index, zone] of availabilityZones.entries()) {
        const path = ["platform:network", "availabilityZones", index];
        if (known.length > 0 && zone.slice(0, -1) === region && !known.includes(zone)) {
            yield invalid(path, zone, `a zone that exists: ${listed(known, "or")}`);
        } else if (oldZones.includes(zone)) {
            yield invalid(
                path,
                zone,
                "another zone: this one has no instances of today's types, those of T3, M5 and later",
            );
        }
        if (region !== undefined && zone.slice(0, -1) !== region) {
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
            statement: `without NAT, instances, tasks and functions cannot work; missing ${listed([...new Set(absent)], "and")}`,
            fix: "Add them, or set natGateways, in",
        };
    }
}

function logNames({ flowLogs }: NetworkConfig, { prefix }: StackDraft): readonly FixedName[] {
    const [path, name] = [["platform:network"], `${prefix}-flow-logs`];
    return flowLogs.destination === "s3" ? [[path, "bucket", `${name}-${anyAccount}`]] : [[path, "role", name]];
}
