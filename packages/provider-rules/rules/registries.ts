import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import type { Value } from "../reading/value";
import { rule, type Rule } from "../rule";
import { parseJson } from "../shapes/json";

const STATUSES = ["tagged", "untagged", "any"];
const COUNT_TYPES = ["imageCountMoreThan", "sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"];

/** Lifecycle policies of repositories: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
export const registryRules: readonly Rule[] = [...rule(["aws:ecr/lifecyclePolicy:LifecyclePolicy"], lifecyclePolicy)];

function* lifecyclePolicy(subject: Subject): Generator<Problem> {
    const at = subject.get("policy");
    const content = at.string === undefined ? undefined : parseJson(at.string);
    const policy = at.string === undefined ? at : content === undefined ? undefined : at.parsed(at.path, content);
    if (at.known && policy?.keys === undefined) {
        yield {
            code: "not-json",
            at,
            message: "must be a JSON document with rules",
            fix: "build it with pulumi.jsonStringify",
        };
        return;
    }
    const rules = policy?.get("rules");
    if (rules !== undefined && policy?.keys !== undefined && (rules.absent || rules.items?.length === 0)) {
        yield { code: "lifecycle-rules", at: rules, message: "must hold at least one rule", fix: "add a rule" };
    }
    const priorities = new Set<number>();
    for (const one of rules?.items ?? []) {
        yield* priorityProblems(one.get("rulePriority"), priorities);
        yield* selectionProblems(one.get("selection"));
    }
}

function* priorityProblems(at: Value, seen: Set<number>): Generator<Problem> {
    if (at.absent || (at.number !== undefined && (!Number.isInteger(at.number) || at.number < 1))) {
        yield {
            code: "rule-priority",
            at,
            message: "must be a whole number from 1 on",
            fix: "number the rules from 1",
        };
    }
    if (at.number !== undefined && seen.has(at.number)) {
        yield { code: "rule-priority", at, message: "must be unique in the policy", fix: "number the rules from 1" };
    }
    seen.add(at.number ?? Number.NaN);
}

function* selectionProblems(selection: Value): Generator<Problem> {
    const [status, type, unit, count] = ["tagStatus", "countType", "countUnit", "countNumber"].map((name) =>
        selection.get(name),
    );
    if (status?.string !== undefined && !STATUSES.includes(status.string)) {
        yield {
            code: "value-not-allowed",
            at: status,
            message: `must be one of ${STATUSES.join(", ")}`,
            fix: "use one of these",
        };
    }
    const patterns = ["tagPrefixList", "tagPatternList"].map((name) => selection.get(name));
    if (status?.string === "tagged" && patterns.every((list) => list.absent)) {
        const message = 'needs tagPatternList or tagPrefixList where it is "tagged"';
        yield { code: "lifecycle-selection", at: status, message, fix: "say which tags" };
    }
    if (type?.string !== undefined && !COUNT_TYPES.includes(type.string)) {
        yield {
            code: "value-not-allowed",
            at: type,
            message: `must be one of ${COUNT_TYPES.join(", ")}`,
            fix: "use one of these",
        };
    }
    if (type?.string === "sinceImagePushed" && unit?.absent === true) {
        yield {
            code: "missing-property",
            at: unit,
            message: "is missing: sinceImagePushed counts days",
            fix: 'set it to "days"',
        };
    }
    if (count?.number !== undefined && count.number < 1) {
        yield { code: "out-of-range", at: count, message: "must be at least 1", fix: "use 1 or more" };
    }
}
