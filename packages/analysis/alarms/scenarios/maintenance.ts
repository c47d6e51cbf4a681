import { every, type Series } from "@platform/aws-model/facets/series";
import { LISTENER, LISTENER_RULE, LOAD_BALANCER } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../../plan";
import { targets } from "../../shared/references";
import { balancerKeys } from "./facts";
import { scenario, type Event, type Scenario } from "./scenario";

const requests = 20;
const EVENT: Event = {
    id: "maintenance-page",
    title: "Users get a page in place of an app",
    story: `The load balancer answers 503 for the app, as it was told to, ${requests} times a minute for two hours.`,
    expects: "quiet",
};

/** Planned pauses: rules by which load balancers answer 503 themselves. */
export function maintenanceScenarios(plan: Plan): readonly Scenario[] {
    return plan.ofType(LISTENER_RULE).flatMap((rule) => {
        const keys = answersUnavailable(rule)
            ? targets(plan, rule, rule.get("listenerArn"), LISTENER).flatMap((listener) =>
                  targets(plan, listener, listener.get("loadBalancerArn"), LOAD_BALANCER).flatMap(balancerKeys),
              )
            : [];
        if (keys.length === 0) return [];
        return scenario(EVENT, { where: rule.name, urn: rule.urn, keys }, ({ name, dimensions }) =>
            "TargetGroup" in dimensions ? undefined : counted(name),
        );
    });
}

function answersUnavailable(rule: PlanResource): boolean {
    const codes = rule
        .get("actions")
        .items()
        .map((action) => known(action.at("fixedResponse", "statusCode").text()));
    return codes.includes("503");
}

/** Such answers are the load balancer's own; nobody was chosen to ask, so they are no requests. */
function counted(metric: string): Series | undefined {
    const own = ["HTTPCode_ELB_5XX_Count", "HTTPCode_ELB_503_Count", "HTTP_Fixed_Response_Count"];
    return own.includes(metric) ? every(1, requests) : undefined;
}
