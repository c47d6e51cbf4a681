import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import type { Value } from "@platform/aws-model/value";
import { rule, type Rule } from "../rule";

const STATUSES = ["tagged", "untagged", "any"];
const COUNT_TYPES = ["imageCountMoreThan", "sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"];

/** Lifecycle policies of repositories: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
export const registryRules: readonly Rule[] = [...rule(["aws:ecr/lifecyclePolicy:LifecyclePolicy"], lifecyclePolicy)];

function* lifecyclePolicy(resource: JudgedResource): Generator<Problem> {
    const at = resource.get("policy");
    const policy = at.json();
    if (at.known && policy.kind !== "object") {
        yield {
            code: "not-json",
            at,
            message: "must be a JSON document with rules",
            fix: "build it with pulumi.jsonStringify",
        };
        return;
    }
    const rules = policy.at("rules");
    if (policy.known && rules.items().length === 0) {
        yield { code: "lifecycle-rules", at: rules, message: "must hold at least one rule", fix: "add a rule" };
    }
    const priorities = new Set<number>();
    for (const one of rules.list ?? []) {
        yield* priorityProblems(one.at("rulePriority"), priorities);
        yield* selectionProblems(one.at("selection"));
    }
}

function* priorityProblems(at: Value, seen: Set<number>): Generator<Problem> {
    if (at.absent || (at.asNumber !== undefined && (!Number.isInteger(at.asNumber) || at.asNumber < 1))) {
        yield {
            code: "rule-priority",
            at,
            message: "must be a whole number from 1 on",
            fix: "number the rules from 1",
        };
    }
    if (at.asNumber !== undefined && seen.has(at.asNumber)) {
        yield { code: "rule-priority", at, message: "must be unique in the policy", fix: "number the rules from 1" };
    }
    seen.add(at.asNumber ?? Number.NaN);
}

function* selectionProblems(selection: Value): Generator<Problem> {
    const [status, type, unit, count] = ["tagStatus", "countType", "countUnit", "countNumber"].map((name) =>
        selection.at(name),
    );
    if (status?.asString !== undefined && !STATUSES.includes(status.asString)) {
        yield {
            code: "value-not-allowed",
            at: status,
            message: `must be one of ${STATUSES.join(", ")}`,
            fix: "use one of these",
        };
    }
    const patterns = ["tagPrefixList", "tagPatternList"].map((name) => selection.at(name));
    if (status?.asString === "tagged" && patterns.every((list) => list.absent)) {
        const message = 'needs tagPatternList or tagPrefixList where it is "tagged"';
        yield { code: "lifecycle-selection", at: status, message, fix: "say which tags" };
    }
    if (type?.asString !== undefined && !COUNT_TYPES.includes(type.asString)) {
        yield {
            code: "value-not-allowed",
            at: type,
            message: `must be one of ${COUNT_TYPES.join(", ")}`,
            fix: "use one of these",
        };
    }
    if (type?.asString === "sinceImagePushed" && unit?.absent === true) {
        yield {
            code: "missing-property",
            at: unit,
            message: "is missing: sinceImagePushed counts days",
            fix: 'set it to "days"',
        };
    }
    if (count?.asNumber !== undefined && count.asNumber < 1) {
        yield { code: "out-of-range", at: count, message: "must be at least 1", fix: "use 1 or more" };
    }
}
