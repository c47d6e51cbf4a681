import type { RouteMatch, RuleBefore } from "../shared/block/listener-rule";
import { bandOf } from "./priorities";

/** A rule that has its place, and the names of those that are to stand directly before it, the nearest first. */
export interface PlacedRule {
    readonly key: string;
    readonly match: RouteMatch;
    readonly priority: number;
    readonly names: readonly RuleBefore[];
}

type Places = Readonly<Partial<Record<RuleBefore, number>>>;

/**
 * Priorities for the rules directly before others, by the others' keys: the nearest free ones below. No rule moves for them.
 *
 * Such a rule takes requests of its own rule's, so what is more specific than that has to stay before it, and does: free
 * priorities are many, and only rules that are as specific, or less, are passed over.
 *
 * @throws Error when something more specific is in the way.
 */
export function placesBefore(rules: readonly PlacedRule[]): Readonly<Record<string, Places>> {
    // What stands at each priority, by the first priority of its kind: the lower, the more specific.
    const taken = new Map(rules.map(({ match, priority }) => [priority, bandOf(match).first]));
    const sorted = [...rules].sort((a, b) => (a.key < b.key ? -1 : 1));
    return Object.fromEntries(sorted.map((rule) => [rule.key, placesOf(rule, taken)]));
}

function placesOf({ key, match, priority, names }: PlacedRule, taken: Map<number, number>): Places {
    const own = bandOf(match).first;
    let place = priority;
    const places = names.map((name) => {
        do {
            place -= 1;
            if (place < 1 || (taken.get(place) ?? own) < own) {
                throw new Error(
                    `${key}: no priority below ${priority}, its own, is free for ${name} before other rules are passed ` +
                        "over that have to stay first; allowed another name of the app, or paths that are shorter",
                );
            }
        } while (taken.has(place));
        taken.set(place, own);
        return [name, place] as const;
    });
    return Object.fromEntries(places);
}
