import type { Finding } from "@platform/aws-model/finding";
import type { InvokeRequest, InvokeResult } from "../monitor/requests";
import type { ExistingResource, RemoteComponent } from "../monitor/answers";
import { canonicalJson, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import type { Catalog } from "./catalog";
import { AWS_DATA_SOURCES } from "./data-sources/aws";
import type { Fixtures } from "./fixtures";
import { placeOf } from "./place";

/**
 * What can be said about things outside the program, in both worlds alike: the fixtures file first, then what the tool
 * knows itself. Whatever nobody answers is reported once and stays unknown, so that the rest of the program can be seen.
 */
export class Knowledge {
    private readonly reported = new Map<string, Finding>();

    constructor(
        private readonly fixtures: Fixtures,
        private readonly catalog: Catalog,
    ) {}

    /** What could not be answered, with what to write into the fixtures file. */
    get findings(): readonly Finding[] {
        return [...this.reported.values()];
    }

    invoke({ token, arguments: args }: InvokeRequest, provider: WireMap): InvokeResult {
        const given = this.fixtures.invoke(token, args) ?? AWS_DATA_SOURCES[token]?.(args, placeOf(provider));
        if (given !== undefined) {
            return { result: { ...echo(args), ...given } };
        }
        this.unanswered("data-source", `nothing is known about the result of ${token}(${canonicalJson(args)})`, [
            "invokes:",
            `  - token: ${token}`,
            `    arguments: ${canonicalJson(args)}`,
            `    result: ${this.resultShape(token)}`,
        ]);
        return { result: { ...this.unknownResult(token), ...echo(args) } };
    }

    call(token: string): InvokeResult {
        this.unanswered("method-call", `the result of the method ${token} is not known offline`, undefined);
        return { result: {} };
    }

    stackReference(name: string): WireMap {
        const outputs = this.fixtures.stackReference(name);
        if (outputs === undefined) {
            this.unanswered("stack-reference", `nothing is known about the outputs of stack "${name}"`, [
                "stackReferences:",
                `  ${JSON.stringify(name)}:`,
                "    <output>: <value>",
            ]);
        }
        return { name, outputs: outputs ?? UNKNOWN, secretOutputNames: outputs === undefined ? UNKNOWN : [] };
    }

    resource({ type, id }: ExistingResource): WireMap | undefined {
        return this.fixtures.resource(type, id);
    }

    component({ type, name, urn }: RemoteComponent): WireMap {
        const outputs = this.fixtures.component(type, name);
        if (outputs !== undefined) {
            return outputs;
        }
        this.report({
            source: "program",
            level: "advisory",
            code: "remote-component",
            urn,
            message: `${type} is built by its provider plugin: its children are not shown and its outputs are unknown`,
            fix: this.advice(["components:", `  ${type} ${name}:`, "    <output>: <value>"]),
        });
        return {};
    }

    private unanswered(code: string, message: string, lines: readonly string[] | undefined): void {
        const fix = lines === undefined ? {} : { fix: this.advice(lines) };
        this.report({ source: "program", level: "mandatory", code, message, ...fix });
    }

    private report(finding: Finding): void {
        this.reported.set(`${finding.code} ${finding.urn ?? ""} ${finding.message}`, finding);
    }

    private advice(lines: readonly string[]): string {
        return [`Add to ${this.fixtures.shownName}:`, ...lines.map((line) => `  ${line}`)].join("\n");
    }

    private resultShape(token: string): string {
        const names = Object.keys(this.catalog.dataSource(token) ?? {});
        return names.length === 0 ? "{ … }" : `{ ${names.map((name) => `${name}: …`).join(", ")} }`;
    }

    private unknownResult(token: string): WireMap {
        return Object.fromEntries(Object.keys(this.catalog.dataSource(token) ?? {}).map((name) => [name, UNKNOWN]));
    }
}

/** Results repeat the arguments. */
function echo(args: WireMap): WireMap {
    return { ...args };
}
