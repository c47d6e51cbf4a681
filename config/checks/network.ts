import { dockerRange } from "@platform/aws-model/network/docker";
import { vpcPrefixes } from "@platform/aws-model/network/subnet-plan";
import { cidrOf, contains, overlaps } from "@platform/aws-model/network/cidr";
import { invalid, listed, type Problem } from "../problems";
import type { Check, Draft } from "./draft";

/** Ranges that no host of the internet has. @see https://www.rfc-editor.org/rfc/rfc1918 and rfc6598 */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map(cidrOf);

/** The size and place of the VPC, its zones, and the ways out that its parts need. */
export const checkNetwork: Check = function* (draft) {
    const { network } = draft.config;
    if (network === undefined) {
        return;
    }
    const cidr = cidrOf(network.cidr);
    const path = ["platform:network", "cidr"];
    if (cidr.prefix < vpcPrefixes.shortest || cidr.prefix > vpcPrefixes.longest) {
        yield invalid(path, network.cidr, `a range from /${vpcPrefixes.shortest} to /${vpcPrefixes.longest}`);
    } else if (!privateRanges.some((range) => contains(range, cidr))) {
        const allowed = listed(
            privateRanges.map(({ text }) => text),
            "or",
        );
        yield invalid(path, network.cidr, `a range in ${allowed}; hosts of the internet have this one`);
    } else if (draft.has("cluster") && overlaps(cidr, dockerRange)) {
        yield invalid(
            path,
            network.cidr,
            `a range that does not overlap ${dockerRange.text}, which Docker uses on every instance`,
        );
    }
    yield* zonesBeyondRegion(draft, network.availabilityZones);
    yield* missingEndpoints(draft);
    yield* unreachableRouter(draft);
};

/** Ranges beyond the VPC that containers could not reach. */
export const checkDockerRange: Check = function* ({ config, has }) {
    for (const [index, text] of (config.vpn?.onPremisesCidrs ?? []).entries()) {
        if (has("cluster") && overlaps(cidrOf(text), dockerRange)) {
            const path = ["platform:vpn", "onPremisesCidrs", index];
            yield invalid(
                path,
                text,
                `a range that does not overlap ${dockerRange.text}, which Docker uses on every instance`,
            );
        }
    }
};

function* zonesBeyondRegion({ region }: Draft, zones: readonly string[]): Iterable<Problem> {
    for (const [index, zone] of zones.entries()) {
        if (region !== undefined && zone.slice(0, -1) !== region) {
            yield invalid(
                ["platform:network", "availabilityZones", index],
                zone,
                `a zone of aws:region, such as ${region}${zone.slice(-1)}`,
            );
        }
    }
}

/** The image of the log router is public, and no endpoint leads there. */
function* unreachableRouter({ config: { network }, services }: Draft): Iterable<Problem> {
    for (const { path, config } of services) {
        if (network?.natGateways === "none" && config.logging.forward !== undefined) {
            const allowed = "only with NAT, for the log router's image comes from the internet";
            yield invalid([...path, "logging", "forward"], config.logging.forward, allowed, "Remove it from");
        }
    }
}

/** Without NAT, what instances and tasks call of AWS has to be in the VPC. */
function* missingEndpoints({ config: { network }, has, services }: Draft): Iterable<Problem> {
    if (network?.natGateways !== "none") {
        return;
    }
    const secrets = services.some(({ config }) => Object.keys(config.secrets).length > 0);
    const exec = services.some(({ config }) => config.exec);
    const needed = [
        ...(has("cluster") ? ["ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry", "logs"] : []),
        ...(has("cluster") || has("bastion") ? ["ec2messages", "ssm", "ssmmessages"] : []),
        ...(secrets ? ["secretsmanager"] : []),
        ...(exec ? ["kms"] : []),
    ];
    const absent = needed.filter((service) => !network.interfaceEndpoints.some((endpoint) => endpoint === service));
    if (absent.length > 0) {
        yield {
            path: ["platform:network", "interfaceEndpoints"],
            statement: `without NAT, instances and tasks cannot start; missing ${listed(absent, "and")}`,
            fix: "Add them, or set natGateways, in",
        };
    }
}
