import type { Problem } from "../../problem";
import type { Value } from "@platform/aws-model/value";
import type { PolicyPlace } from "./places";
import { statementProblems } from "./statement";

const VERSIONS = ["2012-10-17", "2008-10-17"];
const KEYS = ["Version", "Id", "Statement"];

/**
 * A policy document, as text or as an object: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function* documentProblems(at: Value, place: PolicyPlace): Generator<Problem> {
    const text = at.asString;
    if (!at.known || text === "") {
        return;
    }
    const document = at.json();
    if (document.kind !== "object") {
        yield {
            code: "not-json",
            at,
            message: "must be a JSON document with a Statement",
            fix: "build it with pulumi.jsonStringify or aws.iam.getPolicyDocumentOutput",
        };
        return;
    }
    yield* topLevel(document);
    yield* sizeProblems(at, text, place.max);
    const statements = document.at("Statement").items();
    for (const statement of statements) {
        yield* statementProblems(statement, place);
    }
    yield* repeatedIds(statements);
}

function* topLevel(document: Value): Generator<Problem> {
    const statement = document.at("Statement");
    if (statement.absent || statement.list?.length === 0) {
        yield {
            code: "policy-statement",
            at: statement,
            message: "is missing: a policy needs at least one statement",
            fix: "add a Statement",
        };
    }
    const version = document.at("Version");
    if (version.asString !== undefined && !VERSIONS.includes(version.asString)) {
        const message = `must be "${VERSIONS.join('" or "')}": it is the version of the language, not of the policy`;
        yield { code: "policy-version", at: version, message, fix: `write "${VERSIONS[0] ?? ""}"` };
    }
    for (const key of document.keys()) {
        if (!KEYS.includes(key)) {
            const message = `is not an element of a policy: it has ${KEYS.join(", ")}`;
            yield { code: "policy-element", at: document.at(key), message, fix: "remove or rename it" };
        }
    }
}

function* sizeProblems(at: Value, text: string | undefined, max: number | undefined): Generator<Problem> {
    const length = text?.replace(/\s/g, "").length ?? 0;
    if (max !== undefined && length > max) {
        const found = at.secret ? "" : `holds ${length} characters: `;
        yield {
            code: "policy-size",
            at,
            message: `${found}must hold at most ${max}, white space not counted`,
            fix: "split it into several policies, or use wildcards",
        };
    }
}

function* repeatedIds(statements: readonly Value[]): Generator<Problem> {
    const seen = new Set<string>();
    for (const statement of statements) {
        const at = statement.at("Sid");
        if (at.asString !== undefined && at.asString !== "" && seen.has(at.asString)) {
            yield {
                code: "policy-sid-twice",
                at,
                message: "must be unique in the policy",
                fix: "rename one of the two",
            };
        }
        seen.add(at.asString ?? "");
    }
}
