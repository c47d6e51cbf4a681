import type { Problem } from "../../problem";
import type { Value } from "../../reading/value";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html: AssumeRolePolicyDocument */
export function* trustProblems(statement: Value): Generator<Problem> {
    for (const name of ["Resource", "NotResource"]) {
        if (statement.get(name).present) {
            yield {
                code: "policy-element",
                at: statement.get(name),
                message: "does not belong in a role's trust policy",
                fix: "remove it: the resource is the role itself",
            };
        }
    }
    for (const action of statement.get("Action").each) {
        if (action.string !== undefined && !action.string.toLowerCase().startsWith("sts:")) {
            const message = "must be an action of STS in a role's trust policy";
            yield { code: "policy-action", at: action, message, fix: 'use "sts:AssumeRole" or a related action' };
        }
    }
}

/** What IAM itself demands of the text of a statement; other services are laxer. */
export function* formProblems(statement: Value): Generator<Problem> {
    const id = statement.get("Sid");
    if (id.string !== undefined && !/^[0-9A-Za-z]*$/.test(id.string)) {
        yield { code: "policy-sid", at: id, message: "must consist of letters and digits", fix: "rename it" };
    }
    for (const action of [...statement.get("Action").each, ...statement.get("NotAction").each]) {
        if (action.string !== undefined && action.string !== "*" && !/^[\w-]+:.+$/.test(action.string)) {
            yield {
                code: "policy-action",
                at: action,
                message: 'must be "service:Action" or "*"',
                fix: "name the service before a colon",
            };
        }
    }
    for (const resource of [...statement.get("Resource").each, ...statement.get("NotResource").each]) {
        if (resource.string !== undefined && !/^(arn:|\*|\$\{)/.test(resource.string)) {
            yield {
                code: "policy-resource",
                at: resource,
                message: 'must be an ARN or "*"',
                fix: "give the resource's ARN",
            };
        }
    }
}
