import { listed, required } from "../problems";
import type { StackConfig } from "../schema";
import type { Check } from "./draft";

type Block = keyof StackConfig;

const withAlarms: readonly Block[] = ["network", "dns", "loadBalancers", "bastion", "cluster", "services", "vpn"];
const inVpc: readonly Block[] = ["loadBalancers", "bastion", "cluster", "vpn"];

/** Blocks that other blocks cannot do without. */
export const checkRequirements: Check = function* ({ config, has, mentions, loadBalancerNames }) {
    const silent = withAlarms.filter(has);
    if (silent.length > 0 && !mentions("alerts")) {
        yield required(["platform:alerts"], `nobody would be told of the alarms of ${listed(silent, "and")}`);
    }
    const homeless = inVpc.filter(has);
    if (homeless.length > 0 && !mentions("network")) {
        yield required(["platform:network"], `${listed(homeless, "and")} ${live(homeless)} in its VPC`);
    }
    if (has("services") && !mentions("cluster")) {
        yield required(["platform:cluster"], "services run on its instances");
    }
    const uncertified = loadBalancerNames.filter((name) => {
        const loadBalancer = config.loadBalancers[name];
        return loadBalancer?.scheme === "internal" || (loadBalancer && loadBalancer.certificateArn === undefined);
    });
    if (uncertified.length > 0 && !mentions("dns")) {
        yield required(
            ["platform:dns"],
            `it gives ${listed(
                uncertified.map((name) => `loadBalancers.${name}`),
                "and",
            )} a name and a certificate`,
        );
    }
};

function live(blocks: readonly Block[]): string {
    return blocks.length === 1 && !blocks[0]?.endsWith("s") ? "lives" : "live";
}
