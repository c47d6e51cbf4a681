import type { Problem } from "../../problem";
import type { Value } from "@platform/aws-model/value";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html: AssumeRolePolicyDocument */
export function* trustProblems(statement: Value): Generator<Problem> {
    for (const name of ["Resource", "NotResource"]) {
        if (!statement.at(name).absent) {
            yield {
                code: "policy-element",
                at: statement.at(name),
                message: "does not belong in a role's trust policy",
                fix: "remove it: the resource is the role itself",
            };
        }
    }
    for (const action of statement.at("Action").items()) {
        if (action.asString !== undefined && !action.asString.toLowerCase().startsWith("sts:")) {
            const message = "must be an action of STS in a role's trust policy";
            yield { code: "policy-action", at: action, message, fix: 'use "sts:AssumeRole" or a related action' };
        }
    }
}

/** What IAM itself demands of the text of a statement; other services are laxer. */
export function* formProblems(statement: Value): Generator<Problem> {
    const id = statement.at("Sid");
    if (id.asString !== undefined && !/^[0-9A-Za-z]*$/.test(id.asString)) {
        yield { code: "policy-sid", at: id, message: "must consist of letters and digits", fix: "rename it" };
    }
    for (const action of [...statement.at("Action").items(), ...statement.at("NotAction").items()]) {
        if (action.asString !== undefined && action.asString !== "*" && !/^[\w-]+:.+$/.test(action.asString)) {
            yield {
                code: "policy-action",
                at: action,
                message: 'must be "service:Action" or "*"',
                fix: "name the service before a colon",
            };
        }
    }
    for (const resource of [...statement.at("Resource").items(), ...statement.at("NotResource").items()]) {
        if (resource.asString !== undefined && !/^(arn:|\*|\$\{)/.test(resource.asString)) {
            yield {
                code: "policy-resource",
                at: resource,
                message: 'must be an ARN or "*"',
                fix: "give the resource's ARN",
            };
        }
    }
}
