import { ec2Apps } from "../ec2-apps/block";
import { services } from "../ecs/service/block";
import { loadBalancers } from "../load-balancing/block";
import { rulesOfLists } from "../load-balancing/client-rules";
import { maxRules } from "../shared/block/quotas";
import type { StackDraft } from "../shared/block/block";
import { blocksWithRules } from "../shared/block/listener-rule";
import { invalid, invalidName, listed, missing, type ConfigProblem } from "../shared/block/problems";
import { onlyInAws } from "../shared/block/region";
import { sites } from "../static-sites/block";
import { isChecked, publicHosts, takesPath, type PublicHost } from "./plan";
import type { OutsideChecksConfig } from "./schema";

const block = "platform:outsideChecks";

/**
 * Rules that the list of Route 53's checkers counts for, as do the ranges and lists of allowFrom.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
const checkersList = 25;

/** Where the checkers of each region are, as sites that look at countries see them. */
const countries = {
    "us-east-1": "US",
    "us-west-1": "US",
    "us-west-2": "US",
    "eu-west-1": "IE",
    "ap-northeast-1": "JP",
    "ap-southeast-1": "SG",
    "ap-southeast-2": "AU",
    "sa-east-1": "BR",
} as const;

function hostsIn(draft: StackDraft): ReadonlyMap<string, PublicHost> {
    const rules = draft.listenerRules();
    return publicHosts({
        ...{ rules, services: draft.block(services), ec2Apps: draft.block(ec2Apps), sites: draft.block(sites) },
    });
}

/** Metrics of Route 53's checks are in us-east-1, which other partitions do not have. */
export function* checkPlace(_config: OutsideChecksConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    yield* onlyInAws([block], region, { what: "health checks with alarms", where: "Route 53 has them" });
}

/** Every named host is one of the stack's, once; and each check asks for a path that should answer. */
export function* checkHosts(config: OutsideChecksConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const hosts = hostsIn(draft);
    const public_ = listed([...hosts.keys()].sort(), "or");
    for (const key of ["hosts", "leftOut"] as const) {
        for (const host of Object.keys(config[key])) {
            if (!hosts.has(host) && draft.knowsAll([...blocksWithRules, "sites"])) {
                yield invalidName([block, key, host], `a public host of this stack that is no wildcard: ${public_}`);
            } else if (key === "leftOut" && host in config.hosts) {
                yield invalidName([block, key, host], "one that hosts does not name");
            }
        }
    }
    for (const found of hosts.values()) {
        if (isChecked(config, found)) {
            yield* checkPath(config, found);
        }
    }
}

function* checkPath({ hosts }: OutsideChecksConfig, found: PublicHost): Iterable<ConfigProblem> {
    const { host, owner, paths } = found;
    const path = [block, "hosts", host, "path"];
    const own = hosts[host]?.path;
    const among = paths.length === 0 ? "" : `, within ${listed(paths, "or")}`;
    if (own === undefined && found.path === undefined) {
        yield missing(path, `a path for which ${owner} answers with 2xx or 3xx${among}; its own health check has none`);
    } else if (own !== undefined && !takesPath(paths, own)) {
        yield invalid(path, own, `one that ${owner} answers for${among}`);
    }
}

/** Load balancers that do not let everybody in let the checkers in: their list has to fit into the group's rules. */
export function* checkClientRules(config: OutsideChecksConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const checked = [...hostsIn(draft).values()].filter((found) => isChecked(config, found));
    for (const [name, { allowFrom }] of Object.entries(draft.block(loadBalancers))) {
        const here = checked.filter(({ loadBalancer }) => loadBalancer === name).map(({ host }) => host);
        if (allowFrom === undefined || here.length === 0) {
            continue;
        }
        const { cidrs, prefixListIds } = allowFrom;
        const [ranges, lists] = [cidrs.length * 2, rulesOfLists(prefixListIds)];
        const rules = checkersList + lists + ranges;
        if (rules > maxRules) {
            const statement =
                `${rules} rules, of which cidrs take ${ranges}, prefixListIds may take ${lists} and Route 53's checkers, ` +
                `who ask for ${listed(here, "and")}, take ${checkersList}; allowed ${maxRules}, AWS's quota for a security group`;
            const fix = `Join ranges, name them instead of lists, or leave the hosts out of ${block}, in`;
            yield { path: ["platform:loadBalancers", name, "allowFrom"], statement, fix };
        }
    }
}

/** A site that answers certain countries alone has to answer the checkers. */
export function* checkSites(config: OutsideChecksConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const hosts = hostsIn(draft);
    for (const [key, { geo, ...site }] of Object.entries(draft.block(sites))) {
        const asked = site.hosts.some((host) => {
            const found = hosts.get(host);
            return found !== undefined && isChecked(config, found);
        });
        if (geo === undefined || !asked) {
            continue;
        }
        const { allow, deny = [] } = geo;
        const answered = (country: string) => allow?.includes(country) ?? !deny.includes(country);
        for (const [index, region] of config.regions.entries()) {
            if (!answered(countries[region])) {
                const allowed = `regions whose checkers are in a country that sites.${key} answers; these are in ${countries[region]}`;
                yield invalid([block, "regions", index], region, allowed);
            }
        }
    }
}
