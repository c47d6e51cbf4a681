import type { Problem } from "../../problem";
import type { Value } from "../../reading/value";
import type { PolicyPlace } from "./places";
import { parseJson } from "../../shapes/json";
import { statementProblems } from "./statement";

const VERSIONS = ["2012-10-17", "2008-10-17"];
const KEYS = ["Version", "Id", "Statement"];

/**
 * A policy document, as text or as an object: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function* documentProblems(at: Value, place: PolicyPlace): Generator<Problem> {
    const text = at.string;
    if (!at.known || text === "") {
        return;
    }
    const content = text === undefined ? at : parsedDocument(at, text);
    if (content === undefined) {
        yield {
            code: "not-json",
            at,
            message: "must be a JSON document with a Statement",
            fix: "build it with pulumi.jsonStringify or aws.iam.getPolicyDocumentOutput",
        };
        return;
    }
    yield* topLevel(content);
    yield* sizeProblems(at, text, place.max);
    const statements = content.get("Statement").each;
    for (const statement of statements) {
        yield* statementProblems(statement, place);
    }
    yield* repeatedIds(statements);
}

function parsedDocument(at: Value, text: string): Value | undefined {
    const content = parseJson(text);
    const document = content === undefined ? undefined : at.parsed(at.path, content);
    return document?.keys === undefined ? undefined : document;
}

function* topLevel(document: Value): Generator<Problem> {
    const statement = document.get("Statement");
    if (statement.absent || statement.items?.length === 0) {
        yield {
            code: "policy-statement",
            at: statement,
            message: "is missing: a policy needs at least one statement",
            fix: "add a Statement",
        };
    }
    const version = document.get("Version");
    if (version.string !== undefined && !VERSIONS.includes(version.string)) {
        const message = `must be "${VERSIONS.join('" or "')}": it is the version of the language, not of the policy`;
        yield { code: "policy-version", at: version, message, fix: `write "${VERSIONS[0] ?? ""}"` };
    }
    for (const key of document.keys ?? []) {
        if (!KEYS.includes(key)) {
            const message = `is not an element of a policy: it has ${KEYS.join(", ")}`;
            yield { code: "policy-element", at: document.get(key), message, fix: "remove or rename it" };
        }
    }
}

function* sizeProblems(at: Value, text: string | undefined, max: number | undefined): Generator<Problem> {
    const length = text?.replace(/\s/g, "").length ?? 0;
    if (max !== undefined && length > max) {
        const found = at.isSecret ? "" : `holds ${length} characters: `;
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
        const at = statement.get("Sid");
        if (at.string !== undefined && at.string !== "" && seen.has(at.string)) {
            yield {
                code: "policy-sid-twice",
                at,
                message: "must be unique in the policy",
                fix: "rename one of the two",
            };
        }
        seen.add(at.string ?? "");
    }
}
