import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createRouteRule, placeBefore, type RouteEntry } from "../route-rule";
import { routeConditions } from "../route-match";
import { maintenancePage } from "./page";
import type { MaintenanceConfig } from "./schema";

/**
 * The rules that answer in place of a route's own, with 503 and a page, and let one's own requests through to
 * what the route does with them, sign-in included. The route's
 * rule stays, lest its target group have no load balancer and ECS refuse to deploy.
 *
 * @throws ResourceError when the entry has no place for one of them.
 */
export function createMaintenanceRules(
    name: string,
    { message, bypass }: MaintenanceConfig,
    entry: RouteEntry,
    actions: aws.lb.ListenerRuleArgs["actions"],
    parent: pulumi.Resource,
): void {
    new aws.lb.ListenerRule(
        `${name}-maintenance`,
        {
            listenerArn: entry.loadBalancer.httpsListenerArn,
            priority: placeBefore(name, entry, "maintenance", parent),
            conditions: routeConditions(entry.match),
            actions: [
                {
                    type: "fixed-response",
                    fixedResponse: {
                        statusCode: "503",
                        contentType: "text/html",
                        messageBody: maintenancePage(message),
                    },
                },
            ],
            tags: { Name: `${name}-maintenance` },
        },
        { parent, deleteBeforeReplace: true }, // as the route's own rule
    );
    if (bypass !== undefined) {
        const header = { httpHeader: { httpHeaderName: bypass.header, values: [bypass.value] } };
        const before = { ...entry, priority: placeBefore(name, entry, "bypass", parent) };
        createRouteRule(`${name}-bypass`, before, actions, parent, [header]);
    }
}
