import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { violation, type PolicyFinding } from "../../lib/finding";

/** `attribute:ecs.availability-zone == us-east-1a`, or `in` a list with a single zone; a single instance is in one, too. */
const ONE_PLACE = /(availability-zone|ec2InstanceId)\s*(==\s*\S+|=~\s*[\w-]+$|in\s*\[\s*[^,\]\s]+\s*\])/;

const REQUIRED = "tasks in two zones or more";

/** Constraints of a service, or of a task definition, that leave tasks a single place. */
export function judgeConstraints(resource: Resource): PolicyFinding[] {
    return resource
        .get("placementConstraints")
        .items()
        .map((constraint) => constraint.at("expression"))
        .filter((expression) => matches(expression, ONE_PLACE))
        .map(({ path: at }) =>
            violation(resource, { at, found: "one zone", required: REQUIRED, fix: "remove the constraint" }),
        );
}

/** Whether a service's tasks may all end up in one zone for want of something that spreads them. */
export function judgeSpread(service: Resource): PolicyFinding[] {
    const strategies = service.get("orderedPlacementStrategies").items();
    const spread = strategies.some(
        (strategy) => matches(strategy.at("type"), /^spread$/) || strategy.at("type").state === "unknown",
    );
    if (strategies.length === 0 || spread) {
        return [];
    }
    return [
        violation(service, {
            at: "orderedPlacementStrategies",
            found: "without one that spreads",
            required: REQUIRED,
            fix: "begin with a spread over attribute:ecs.availability-zone",
        }),
    ];
}

function matches(value: Value, shape: RegExp): boolean {
    const text = value.text();
    return text.state === "known" && shape.test(text.value);
}
