import { cidrOf } from "@platform/aws-model/network/cidr";
import { certificateRegion, dns } from "../dns/block";
import { alerts } from "../monitoring/block";
import { balancerAddresses } from "../network/address-room";
import { network } from "../network/block";
import { defineBlock, type StackDraft } from "../shared/block/block";
import { anyAccount } from "../shared/block/names";
import { invalid, invalidName, listed, required, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { maxRules } from "../shared/block/quotas";
import { arnElsewhere } from "../shared/block/region";
import { checkAddressRules, checkWaf } from "../waf/checks";
import { checkCertificates } from "./checks/certificates";
import { checkCollisions } from "./checks/collisions";
import { checkRules } from "./checks/rules";
import { rulesOfLists } from "./client-rules";
import { loadBalancersSchema, type LoadBalancerConfig, type LoadBalancersConfig } from "./schema";

export const loadBalancers = defineBlock({
    key: "loadBalancers",
    schema: loadBalancersSchema,
    needs: [alerts, network],
    takenAddresses: (config) =>
        (["public", "private"] as const).map((tier) => {
            const scheme = tier === "public" ? "internet-facing" : "internal";
            const count = Object.values(config).filter((one) => one.scheme === scheme).length;
            return { what: "load balancers", tier, count: count * balancerAddresses, of: "each subnet" };
        }),
    logs: {
        only: "WAF before a load balancer",
        made: (config) => Object.values(config).some(({ waf }) => waf !== undefined),
    },
    fixedNames: (config, { prefix }) =>
        Object.keys(config).map((name) => [
            ["platform:loadBalancers", name],
            "bucket",
            `${prefix}-${name}-logs-${anyAccount}`,
        ]),
    checks: [checkCertificates, checkCollisions, checkDns, checkEach, checkRules],
});

function* checkEach(config: LoadBalancersConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    for (const [name, loadBalancer] of Object.entries(config)) {
        const { allowFrom, certificateArn, ipAddressType, scheme } = loadBalancer;
        const path = ["platform:loadBalancers", name];
        if (/^internal(-|$)/.test(name)) {
            yield invalidName(path, "a name that does not begin with internal, which AWS keeps for itself");
        }
        yield* arnElsewhere([...path, "certificateArn"], certificateArn, region, certificateRegion);
        yield* checkClients([...path, "allowFrom"], allowFrom?.cidrs ?? [], allowFrom?.prefixListIds ?? []);
        if (ipAddressType === "dualstack" && (scheme === "internal" || allowFrom?.prefixListIds.length === 0)) {
            const reason = scheme === "internal" ? "private subnets have no IPv6" : "the ranges of allowFrom are IPv4";
            yield invalid([...path, "ipAddressType"], ipAddressType, `"ipv4", since ${reason}`);
        }
        yield* checkGuard([...path, "waf"], loadBalancer);
    }
}

function* checkGuard(path: KeyPath, { allowFrom, scheme, waf }: LoadBalancerConfig): Iterable<ConfigProblem> {
    if (waf === undefined) {
        return;
    }
    if (scheme === "internal") {
        const allowed = "only with scheme internet-facing; whoever calls an internal one is a program of the VPC";
        yield invalid(path, waf, allowed, "Remove it from");
    } else {
        yield* checkWaf(path, waf);
        yield* allowFrom === undefined ? [] : checkAddressRules(path, waf);
    }
}

function* checkClients(
    path: KeyPath,
    cidrs: readonly string[],
    prefixListIds: readonly string[],
): Iterable<ConfigProblem> {
    const lists = rulesOfLists(prefixListIds);
    const most = Math.max(0, Math.floor((maxRules - lists) / 2));
    if (cidrs.length > most) {
        const taken = lists === 0 ? "" : `, of which prefixListIds may take ${lists}`;
        const allowed = `up to ${most}, for each counts for two ports and AWS's quota is ${maxRules} rules${taken}`;
        yield invalid([...path, "cidrs"], cidrs, allowed, "Join ranges in");
    }
    for (const [index, text] of cidrs.entries()) {
        if (cidrOf(text).prefix === 0) {
            const allowed = "narrower ranges; leave allowFrom out to open it to the internet";
            yield invalid([...path, "cidrs", index], text, allowed);
        }
    }
}

/** Internal ones need a name, and those without a certificate of their own need one. */
function* checkDns(config: LoadBalancersConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const nameless = Object.entries(config).flatMap(([name, { scheme, certificateArn }]) =>
        scheme === "internal" || certificateArn === undefined ? [`loadBalancers.${name}`] : [],
    );
    if (nameless.length > 0 && !draft.mentions(dns)) {
        yield required(["platform:dns"], `it gives ${listed(nameless, "and")} a name and a certificate`);
    }
}
