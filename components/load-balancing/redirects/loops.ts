import type { RulePlace } from "../plan";
import type { RouteMatch } from "../../shared/block/listener-rule";
import { coversPattern } from "../path-pattern";
import { patternsOf } from "../route-match";
import type { RedirectConfig } from "./schema";

/** A rule at its place, with where it leads if it is a redirect. */
export interface FollowedRule {
    readonly place: RulePlace;
    readonly match: RouteMatch;
    readonly to?: RedirectConfig["to"];
}

interface Address {
    readonly host: string;
    readonly path: string;
}

/** Browsers give up after about twenty redirects; nobody means to send them on more than a few times. */
const mostRedirects = 10;

/**
 * The addresses that a browser is sent to in a circle, or further and further, when it asks for what a redirect takes:
 * the first ones. Undefined where every way ends. Patterns are tried with what they may stand for, not with everything.
 */
export function circleFrom(match: RouteMatch, rules: readonly FollowedRule[]): readonly string[] | undefined {
    return requestsFor(match)
        .map((request) => follow(request, rules))
        .find((addresses) => addresses.length > mostRedirects)
        ?.slice(0, 3);
}

/** Every address of the way, the first included. */
function follow(request: Address, rules: readonly FollowedRule[]): readonly string[] {
    const addresses: string[] = [];
    for (let at: Address | undefined = request; at !== undefined && addresses.length <= mostRedirects;) {
        addresses.push(`${at.host}${at.path}`);
        at = next(at, rules);
    }
    return addresses;
}

function next(address: Address, rules: readonly FollowedRule[]): Address | undefined {
    const [first] = rules
        .filter(({ match }) => takes(match, address))
        .sort((a, b) => a.place.priority - b.place.priority);
    return (
        first?.to && {
            host: first.to.host ?? address.host,
            path: (first.to.path ?? "/#{path}")
                .replaceAll("#{path}", address.path.slice(1))
                .replaceAll("#{host}", address.host)
                .replaceAll("#{port}", "443"),
        }
    );
}

function takes(match: RouteMatch, { host, path }: Address): boolean {
    const { hosts, paths } = patternsOf(match);
    const anyMatches = (patterns: readonly string[], text: string) =>
        patterns.length === 0 || patterns.some((pattern) => coversPattern(pattern, text));
    return anyMatches(hosts, host) && anyMatches(paths, path);
}

/** Requests that the match takes: each pattern with its wildcards as short as can be, and longer. */
function requestsFor(match: RouteMatch): readonly Address[] {
    const { hosts, paths } = patternsOf(match);
    return hosts.flatMap((host) =>
        (paths.length === 0 ? ["/*"] : paths).flatMap((path) =>
            ["", "any"].map((text) => ({
                host: host.replaceAll("*", "any"),
                path: path.replaceAll("*", text).replaceAll("?", "x"),
            })),
        ),
    );
}
