import type * as aws from "@pulumi/aws";
import type { RouteMatch } from "../shared/block/listener-rule";

/** Host and path patterns of a match, in the load balancer's own terms. */
export function patternsOf(match: RouteMatch): {
    readonly hosts: readonly string[];
    readonly paths: readonly string[];
} {
    return "pathPrefix" in match ? { hosts: [], paths: [match.pathPrefix, `${match.pathPrefix}/*`] } : match;
}

/** The listener rule's conditions. */
export function routeConditions(match: RouteMatch): aws.types.input.lb.ListenerRuleCondition[] {
    const { hosts, paths } = patternsOf(match);
    return [
        ...(hosts.length > 0 ? [{ hostHeader: { values: [...hosts] } }] : []),
        ...(paths.length > 0 ? [{ pathPattern: { values: [...paths] } }] : []),
    ];
}

/** The listener rule's rewrite, where a prefix is to be taken off. */
export function transformsOf(match: RouteMatch): Pick<aws.lb.ListenerRuleArgs, "transforms"> {
    return "pathPrefix" in match
        ? { transforms: [{ type: "url-rewrite", urlRewriteConfig: { rewrite: withoutPrefix(match.pathPrefix) } }] }
        : {};
}

/**
 * Makes `/births?year=1990` of `/registry/births?year=1990`: the expression sees path and query. Slashes after the prefix
 * go with it, so that no app is ever asked for `//host`.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
 */
export function withoutPrefix(pathPrefix: string): { readonly regex: string; readonly replace: string } {
    return { regex: `^${pathPrefix}/*(.*)$`, replace: "/$1" };
}
