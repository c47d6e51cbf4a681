import { invalid, listed, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { groupOf, type GroupKey } from "./managed-groups";
import { capacityOf } from "./rules";
import type { WafConfig } from "./schema";

/** Units that a web ACL's price includes. @see https://aws.amazon.com/waf/pricing/ */
const includedCapacity = 1500;

/** What the keys of a `waf` block demand of one another. `path` is the block's. */
export function* checkWaf(path: KeyPath, waf: WafConfig): Iterable<ConfigProblem> {
    const capacity = capacityOf(waf);
    if (capacity > includedCapacity) {
        const sizes = waf.rules.map((key) => `${key} ${groupOf(key).capacity}`);
        const allowed = `groups of ${includedCapacity} capacity units together, beyond which AWS charges more; these take ${capacity}: ${listed(sizes, "and")}`;
        yield invalid([...path, "rules"], waf.rules, allowed, "Name fewer in");
    }
    yield* checkExceptions([...path, "except"], waf);
}

function* checkExceptions(path: KeyPath, { except, rules }: WafConfig): Iterable<ConfigProblem> {
    for (const [group, names] of Object.entries(except)) {
        if (!rules.includes(group as GroupKey)) {
            const statement = `"${group}" is not among its rules; allowed ${listed(rules, "or")}`;
            yield { path: [...path, group], statement, fix: "Remove it from" };
            continue;
        }
        const { name: known, rules: own } = groupOf(group as GroupKey);
        for (const [index, name] of names.entries()) {
            if (!own.includes(name)) {
                yield invalid([...path, group, index], name, `a rule of ${known}: ${listed(own, "or")}`);
            }
        }
    }
}

/**
 * Where few addresses connect, each stands for many people: a CDN's, an office's. A rule that judges addresses finds all of
 * them or none. `path` is the block's.
 */
export function* checkAddressRules(path: KeyPath, waf: WafConfig): Iterable<ConfigProblem> {
    const because =
        "for with allowFrom the load balancer sees the addresses of a CDN or of offices, with many people behind each";
    if (waf.requestsPer5Minutes > 0) {
        yield invalid([...path, "requestsPer5Minutes"], waf.requestsPer5Minutes, `0, ${because}`);
    }
    if (waf.trustedCidrs.length > 0) {
        yield invalid([...path, "trustedCidrs"], waf.trustedCidrs, `none, ${because}`, "Remove it from");
    }
    const judging = waf.rules.filter((key) => groupOf(key).byAddress);
    if (judging.length > 0) {
        const allowed = `groups other than ${listed(judging, "and")}, ${because}`;
        yield invalid([...path, "rules"], waf.rules, allowed);
    }
}
