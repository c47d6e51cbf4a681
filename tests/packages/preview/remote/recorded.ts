import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { MARK, OUTPUT_MARK, RESOURCE_MARK, secret, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import { makeUrn } from "@platform/aws-model/urn";

/** What tests/fixtures/awsx/README.md describes. Resources go by their number in the case. */
export interface RecordedCase {
    readonly name: string;
    readonly given: readonly Given[];
    readonly made?: readonly Made[];
    readonly asks?: readonly Asked[];
    readonly asksLater?: readonly Asked[];
    readonly warnings?: readonly string[];
    readonly error?: string;
    readonly laterError?: string;
    readonly transform?: "resource" | "stack";
}

type Numbers = Readonly<Record<string, readonly number[]>>;

/** A registration of the program. */
export interface Given {
    readonly type: string;
    readonly name: string;
    readonly parent?: number;
    /** @default "custom" */
    readonly kind?: "remote" | "component";
    readonly inputs?: WireMap;
    readonly later?: WireMap;
    readonly from?: Numbers;
    readonly laterFrom?: Numbers;
    readonly after?: readonly number[];
    readonly laterAfter?: readonly number[];
    readonly provider?: number;
    readonly providers?: Readonly<Record<string, number>>;
    readonly aliases?: readonly Readonly<Record<string, string>>[];
    readonly options?: WireMap;
    readonly version?: string;
    readonly id?: string;
    readonly outputs?: WireMap;
}

/** A registration of the plugin, as it was recorded. */
export interface Made {
    /** The number of the component, of which the plugin registers what the program has asked for. */
    readonly given?: number;
    readonly type?: string;
    readonly name?: string;
    readonly parent?: number | "none";
    readonly only?: "update";
    readonly inputs?: WireMap;
    readonly changed?: WireMap;
    readonly removed?: readonly string[];
    readonly from?: Numbers;
    readonly after?: readonly number[];
    /** `package name`, by default the plugin's own default provider. */
    readonly provider?: string;
    readonly formerly?: readonly string[];
    readonly options?: WireMap;
    readonly outputs?: WireMap;
    readonly changedOutputs?: WireMap;
    readonly id?: string;
    readonly computed?: WireMap;
    readonly named?: WireMap;
}

export interface Asked {
    readonly token: string;
    readonly args?: WireMap;
    readonly provider?: number;
    readonly answer?: WireMap;
}

export const SCOPE = { stack: "dev", project: "awsxcases" };
export const STACK = makeUrn(SCOPE, "", "pulumi:pulumi:Stack", "awsxcases-dev");

const directory = path.join(__dirname, "../../../fixtures/awsx");

/** Cases by the files that hold them. */
export function recordedCases(): readonly (readonly [string, readonly RecordedCase[]])[] {
    const files = readdirSync(directory).filter((file) => file.endsWith(".jsonl"));
    return files.map((file) => {
        const lines = readFileSync(path.join(directory, file), "utf8").trim().split("\n");
        return [file.replace(".jsonl", ""), lines.map((line) => JSON.parse(line) as RecordedCase)] as const;
    });
}

/** URNs by number: the stack, what the program registers, what the plugin adds. */
export function urnsOf({ given, made = [] }: RecordedCase): readonly string[] {
    const urns = [STACK];
    for (const { type, name, parent = 0 } of given) {
        urns.push(makeUrn(SCOPE, urns[parent] ?? "", type, name));
    }
    for (const { type = "", name = "", parent = 0 } of made.filter((one) => one.given === undefined)) {
        urns.push(makeUrn(SCOPE, parent === "none" ? "" : (urns[parent] ?? ""), fullType(type), name));
    }
    return urns;
}

/** `aws:ec2/vpc` is short for `aws:ec2/vpc:Vpc`. */
function fullType(type: string): string {
    const last = type.slice(type.lastIndexOf("/") + 1);
    return type.split(":").length === 3 ? type : `${type}:${last.charAt(0).toUpperCase()}${last.slice(1)}`;
}

/** The wire form of a value of a case. @param idOf What is known of the ids of resources. */
export function decoded(value: WireValue, urns: readonly string[], idOf: (urn: string) => string): WireValue {
    if (value === "?") {
        return UNKNOWN;
    }
    if (Array.isArray(value)) {
        return value.map((item) => decoded(item, urns, idOf));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const { $: mark, of, value: inner, secret: isSecret } = value;
    switch (mark) {
        case "resource": {
            const urn = urns[Number(of)] ?? "";
            return { [MARK]: RESOURCE_MARK, urn, id: idOf(urn) || UNKNOWN };
        }
        case "secret":
            return secret(decoded(inner ?? null, urns, idOf));
        case "output":
            return {
                [MARK]: OUTPUT_MARK,
                ...(inner === undefined ? {} : { value: decoded(inner, urns, idOf) }),
                ...(isSecret === true ? { secret: true } : {}),
                ...(of === undefined ? {} : { dependencies: (of as number[]).map((number) => urns[number] ?? "") }),
            };
        default:
            return decodedMap(value, urns, idOf);
    }
}

export function decodedMap(map: WireMap, urns: readonly string[], idOf: (urn: string) => string): WireMap {
    return Object.fromEntries(Object.entries(map).map(([key, item]) => [key, decoded(item, urns, idOf)]));
}

/** URNs by property. */
export function urnsByProperty(numbers: Numbers, urns: readonly string[]): Record<string, string[]> {
    return Object.fromEntries(
        Object.entries(numbers).map(([key, list]) => [key, list.map((number) => urns[number] ?? "").sort()]),
    );
}
