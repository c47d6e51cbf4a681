import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RuleBefore } from "../../shared/block/listener-rule";
import type { RouteEntry } from "../route-rule";
import { routeConditions, transformsOf } from "../route-match";
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
    { loadBalancer, match, before = {} }: RouteEntry,
    targetGroup: aws.lb.TargetGroup,
    parent: pulumi.Resource,
): void {
    const placeOf = (role: RuleBefore): number => {
        const place = before[role];
        if (place === undefined) {
            throw new pulumi.ResourceError(`${name}: no place for the rule ${role}`, parent, true);
        }
        return place;
    };
    const create = (role: RuleBefore, args: Pick<aws.lb.ListenerRuleArgs, "conditions" | "actions" | "transforms">) =>
        new aws.lb.ListenerRule(
            `${name}-${role}`,
            {
                listenerArn: loadBalancer.httpsListenerArn,
                priority: placeOf(role),
                ...args,
                tags: { Name: `${name}-${role}` },
            },
            { parent, deleteBeforeReplace: true }, // as the route's own rule
        );
    create("maintenance", {
        conditions: routeConditions(match),
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
    });
    if (bypass !== undefined) {
        create("bypass", {
            conditions: [
                ...routeConditions(match),
                { httpHeader: { httpHeaderName: bypass.header, values: [bypass.value] } },
            ],
            ...transformsOf(match),
            actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
        });
    }
}
