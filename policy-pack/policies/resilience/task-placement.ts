import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { violation, type PolicyFinding } from "../../lib/finding";

/** `attribute:ecs.availability-zone == us-east-1a`, or `in` a list with a single zone. */
const ONE_ZONE = /availability-zone\s*(==\s*\S+|in\s*\[\s*[^,\]\s]+\s*\])/;

/** Whether a service's tasks may all end up in one zone: by a constraint, or for want of something that spreads them. */
export function judgePlacement(service: Resource): PolicyFinding[] {
    const confined = service
        .get("placementConstraints")
        .items()
        .map((constraint) => constraint.at("expression"))
        .filter((expression) => matches(expression, ONE_ZONE));
    const strategies = service.get("orderedPlacementStrategies").items();
    const spread = strategies.some(
        (strategy) => matches(strategy.at("type"), /^spread$/) || strategy.at("type").state === "unknown",
    );
    const required = "tasks in two zones or more";
    return [
        ...confined.map(({ path: at }) =>
            violation(service, { at, found: "one zone", required, fix: "remove the constraint" }),
        ),
        ...(strategies.length > 0 && !spread
            ? [
                  violation(service, {
                      at: "orderedPlacementStrategies",
                      found: "without one that spreads",
                      required,
                      fix: "begin with a spread over attribute:ecs.availability-zone",
                  }),
              ]
            : []),
    ];
}

function matches(value: Value, shape: RegExp): boolean {
    const text = value.text();
    return text.state === "known" && shape.test(text.value);
}
