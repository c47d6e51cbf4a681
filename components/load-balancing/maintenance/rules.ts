import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RuleBefore } from "../../shared/block/listener-rule";
import { createRouteRule, type RouteEntry } from "../route-rule";
import { routeConditions } from "../route-match";
import { maintenancePage } from "./page";
import type { MaintenanceConfig } from "./schema";

/**
 * The rules that answer in place of a route's own, with 503 and a page, and let one's own requests through. The route's
 * rule stays, lest its target group have no load balancer and ECS refuse to deploy.
 *
 * @throws ResourceError when the entry has no place for one of them.
 */
export function createMaintenanceRules(
    name: string,
    { message, bypass }: MaintenanceConfig,
    entry: RouteEntry,
    targetGroup: aws.lb.TargetGroup,
    parent: pulumi.Resource,
): void {
    const placeOf = (role: RuleBefore): number => {
        const place = entry.before?.[role];
        if (place === undefined) {
            throw new pulumi.ResourceError(`${name}: no place for the rule ${role}`, parent, true);
        }
        return place;
    };
    new aws.lb.ListenerRule(
        `${name}-maintenance`,
        {
            listenerArn: entry.loadBalancer.httpsListenerArn,
            priority: placeOf("maintenance"),
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
        createRouteRule(`${name}-bypass`, { ...entry, priority: placeOf("bypass") }, targetGroup, parent, [header]);
    }
}
