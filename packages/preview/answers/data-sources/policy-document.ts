import { textOf } from "@platform/aws-model/facets/identity";
import { asText, isPlainMap } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

interface Statement {
    readonly Sid?: string;
    readonly [element: string]: unknown;
}

interface PolicyDocument {
    readonly Version: string;
    readonly Id?: string;
    readonly Statement: readonly Statement[];
}

/**
 * Renders a policy document as the provider does: lists of one become text, longer ones are sorted backwards,
 * statements of `overrideJson` and `overridePolicyDocuments` replace those with the same sid.
 */
export function renderPolicyDocument(args: WireMap): WireMap {
    const sources = [textOf(args["sourceJson"]), ...texts(args["sourcePolicyDocuments"])];
    const overrides = [textOf(args["overrideJson"]), ...texts(args["overridePolicyDocuments"])];
    const id = textOf(args["policyId"]);
    const document: PolicyDocument = {
        Version: textOf(args["version"]) ?? "2012-10-17",
        ...(id === undefined ? {} : { Id: id }),
        Statement: [
            sources.flatMap(statementsOf),
            maps(args["statements"]).map(statement),
            overrides.flatMap(statementsOf),
        ].reduce(merge),
    };
    const json = JSON.stringify(document, undefined, 2);
    return { ...args, json, minifiedJson: JSON.stringify(document), id: "0" };
}

/** Later statements replace earlier ones of the same sid. */
function merge(earlier: readonly Statement[], later: readonly Statement[]): Statement[] {
    const result = [...earlier];
    for (const next of later) {
        const index = next.Sid === undefined ? -1 : result.findIndex(({ Sid }) => Sid === next.Sid);
        if (index === -1) {
            result.push(next);
        } else {
            result[index] = next;
        }
    }
    return result;
}

function statementsOf(json: string | undefined): Statement[] {
    const parsed = json === undefined ? {} : (JSON.parse(json) as Partial<PolicyDocument>);
    const statements = parsed.Statement ?? [];
    return Array.isArray(statements) ? (statements as Statement[]) : [statements as unknown as Statement];
}

function statement(args: WireMap): Statement {
    const elements: [string, unknown][] = [
        ["Sid", textOf(args["sid"])],
        ["Effect", textOf(args["effect"]) ?? "Allow"],
        ["Action", oneOrSorted(texts(args["actions"]))],
        ["NotAction", oneOrSorted(texts(args["notActions"]))],
        ["Resource", oneOrSorted(texts(args["resources"]).map(variables))],
        ["NotResource", oneOrSorted(texts(args["notResources"]).map(variables))],
        ["Principal", principals(maps(args["principals"]))],
        ["NotPrincipal", principals(maps(args["notPrincipals"]))],
        ["Condition", conditions(maps(args["conditions"]))],
    ];
    return Object.fromEntries(elements.filter(([, value]) => value !== undefined));
}

function principals(list: readonly WireMap[]): unknown {
    const byType: Record<string, string[]> = {};
    for (const { type, identifiers } of list) {
        (byType[asText(type)] ??= []).push(...texts(identifiers).map(variables).sort().reverse());
    }
    const entries = Object.entries(byType).map(([type, ids]) => [type, ids.length === 1 ? ids[0] : ids] as const);
    if (entries.length === 0) {
        return undefined;
    }
    const [type, identifiers] = entries[0] ?? [];
    return entries.length === 1 && type === "*" && identifiers === "*" ? "*" : Object.fromEntries(entries);
}

function conditions(list: readonly WireMap[]): Record<string, Record<string, unknown>> | undefined {
    const result: Record<string, Record<string, unknown>> = {};
    for (const { test, variable, values } of list) {
        const given = texts(values).map(variables);
        (result[asText(test)] ??= {})[asText(variable)] = given.length === 1 ? given[0] : given;
    }
    return list.length === 0 ? undefined : result;
}

function oneOrSorted(list: readonly string[]): string | string[] | undefined {
    return list.length <= 1 ? list[0] : [...list].sort().reverse();
}

/** `&{aws:username}` is how a policy variable is written where `${…}` would be taken for something else. */
function variables(text: string): string {
    return text.replaceAll("&{", "${");
}

function texts(value: WireValue | undefined): string[] {
    return Array.isArray(value) ? value.map(asText) : [];
}

function maps(value: WireValue | undefined): WireMap[] {
    return Array.isArray(value) ? value.filter(isPlainMap) : [];
}
