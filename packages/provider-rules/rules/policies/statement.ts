import type { Problem } from "../../problem";
import type { Value } from "../../reading/value";
import { nearest } from "../../schema/suggestion";
import { formProblems, trustProblems } from "./iam-statement";
import type { PolicyKind, PolicyPlace } from "./places";

const KEYS = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

/** One statement: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html */
export function* statementProblems(statement: Value, { kind, resourceImplied }: PolicyPlace): Generator<Problem> {
    if (statement.keys === undefined) {
        if (statement.known) {
            yield {
                code: "policy-statement",
                at: statement,
                message: "must be an object",
                fix: "write { Effect, Action, … }",
            };
        }
        return;
    }
    yield* unknownKeys(statement);
    const effect = statement.get("Effect");
    if (effect.absent || (effect.string !== undefined && effect.string !== "Allow" && effect.string !== "Deny")) {
        yield { code: "policy-effect", at: effect, message: 'must be "Allow" or "Deny"', fix: "give the Effect" };
    }
    yield* either(statement, "Action", "NotAction");
    if (kind === "trust") {
        yield* trustProblems(statement);
    } else if (resourceImplied !== true) {
        yield* either(statement, "Resource", "NotResource");
    }
    yield* principalProblems(statement, kind);
    yield* kind === "resource" ? [] : formProblems(statement);
}

function* unknownKeys(statement: Value): Generator<Problem> {
    for (const key of statement.keys ?? []) {
        if (!KEYS.some((known) => known.toLowerCase() === key.toLowerCase())) {
            const close = nearest(key, KEYS);
            yield {
                code: "policy-element",
                at: statement.get(key),
                message: "is not an element of a statement",
                fix: close === undefined ? "remove it" : `did you mean ${close}?`,
            };
        }
    }
}

function* either(statement: Value, name: string, negated: string): Generator<Problem> {
    const [plain, not] = [statement.get(name), statement.get(negated)];
    if (plain.absent && not.absent) {
        yield {
            code: "policy-element",
            at: plain,
            message: `is missing: a statement needs ${name} or ${negated}`,
            fix: `add ${name}`,
        };
    }
    if (plain.present && not.present) {
        yield {
            code: "policy-element",
            at: not,
            message: `cannot be given together with ${name}`,
            fix: "remove one of the two",
        };
    }
    if (plain.items?.length === 0) {
        yield {
            code: "policy-element",
            at: plain,
            message: "must not be empty",
            fix: `name at least one, or drop the statement`,
        };
    }
}

function* principalProblems(statement: Value, kind: PolicyKind): Generator<Problem> {
    const given = ["Principal", "NotPrincipal"].map((name) => statement.get(name)).filter((value) => value.present);
    if (kind === "identity") {
        yield* given.map((at) => ({
            code: "policy-principal",
            at,
            message: "does not belong in a policy that is attached to an identity",
            fix: "remove it: the principal is who the policy is attached to",
        }));
    } else if (given.length === 0) {
        yield {
            code: "policy-principal",
            at: statement.get("Principal"),
            message: `is missing: a ${kind === "trust" ? "role's trust policy" : "resource's policy"} says whom it is for`,
            fix: 'add a Principal, such as { Service: "ecs-tasks.amazonaws.com" }',
        };
    }
}
