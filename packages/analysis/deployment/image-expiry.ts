import { ECR_LIFECYCLE_POLICY, ECR_REPOSITORY } from "@platform/aws-model/types";
import { known, type Value } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";

/**
 * The rules by which a repository's images go, each in a few words: `rule 2 (any, sinceImagePushed 90)`. Which other
 * tags an image has is in no plan, so each may be about it.
 *
 * @param tagged Whether it has a tag for sure: then no rule for untagged images is about it.
 * @returns Undefined where the plan does not say which rules there are.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
export function expiryOf(plan: Plan, repository: PlanResource, tagged: boolean): readonly string[] | undefined {
    const { linked, undecided } = plan.graph.linked(ECR_LIFECYCLE_POLICY, "repository", repository, ECR_REPOSITORY);
    if (undecided.length > 0) return undefined;
    const lists = linked.map((policy) => policy.get("policy").json().at("rules").list);
    if (lists.includes(undefined)) return undefined;
    const rules = lists.flatMap((list) => list ?? []);
    return rules
        .filter((rule) => !tagged || known(rule.at("selection", "tagStatus").text()) !== "untagged")
        .map(describe);
}

function describe(rule: Value): string {
    const selection = rule.at("selection");
    const word = (value: Value) => known(value.text()) ?? known(value.number())?.toString() ?? "not known";
    const [status, type, count] = ["tagStatus", "countType", "countNumber"].map((name) => word(selection.at(name)));
    return `rule ${word(rule.at("rulePriority"))} (${status}, ${type} ${count})`;
}
