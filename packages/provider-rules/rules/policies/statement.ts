import type { Problem } from "../../problem";
import type { Value } from "@platform/aws-model/value";
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
    if (statement.kind !== "object") {
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
    const effect = statement.at("Effect");
    if (effect.absent || (effect.asString !== undefined && effect.asString !== "Allow" && effect.asString !== "Deny")) {
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
    for (const key of statement.keys()) {
        if (!KEYS.some((known) => known.toLowerCase() === key.toLowerCase())) {
            const close = nearest(key, KEYS);
            yield {
                code: "policy-element",
                at: statement.at(key),
                message: "is not an element of a statement",
                fix: close === undefined ? "remove it" : `did you mean ${close}?`,
            };
        }
    }
}

function* either(statement: Value, name: string, negated: string): Generator<Problem> {
    const [plain, not] = [statement.at(name), statement.at(negated)];
    if (plain.absent && not.absent) {
        yield {
            code: "policy-element",
            at: plain,
            message: `is missing: a statement needs ${name} or ${negated}`,
            fix: `add ${name}`,
        };
    }
    if (!plain.absent && !not.absent) {
        yield {
            code: "policy-element",
            at: not,
            message: `cannot be given together with ${name}`,
            fix: "remove one of the two",
        };
    }
    if (plain.list?.length === 0) {
        yield {
            code: "policy-element",
            at: plain,
            message: "must not be empty",
            fix: `name at least one, or drop the statement`,
        };
    }
}

function* principalProblems(statement: Value, kind: PolicyKind): Generator<Problem> {
    const given = ["Principal", "NotPrincipal"].map((name) => statement.at(name)).filter((value) => !value.absent);
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
            at: statement.at("Principal"),
            message: `is missing: a ${kind === "trust" ? "role's trust policy" : "resource's policy"} says whom it is for`,
            fix: 'add a Principal, such as { Service: "ecs-tasks.amazonaws.com" }',
        };
    }
}
