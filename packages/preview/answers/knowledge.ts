import type { Finding, WorldName } from "@platform/aws-model/finding";
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
    private readonly reported = { strict: new Map<string, Finding>(), placeholder: new Map<string, Finding>() };

    constructor(
        private readonly fixtures: Fixtures,
        private readonly catalog: Catalog,
    ) {}

    /** What could not be answered, with what to write into the fixtures file. */
    get findings(): readonly Finding[] {
        const { strict, placeholder } = this.reported;
        const later = [...placeholder].filter(([key]) => !strict.has(key));
        return [...strict.values(), ...later.map(([, finding]) => finding)];
    }

    /** @param own What the program has made itself and asks for. */
    invoke(
        { token, arguments: args }: InvokeRequest,
        provider: WireMap,
        world: WorldName,
        own?: WireMap,
    ): InvokeResult {
        const fixture = this.fixtures.invoke(token, args);
        if (fixture !== undefined && "refused" in fixture) {
            return fixture;
        }
        const given = fixture?.result ?? AWS_DATA_SOURCES[token]?.(args, placeOf(provider)) ?? own;
        if (given !== undefined) {
            return { result: { ...echo(args), ...given } };
        }
        const result = `    result: ${this.resultShape(token)}`;
        const isMadeUp = world === "placeholder";
        this.unanswered(world, "data-source", `nothing is known about the result of ${token}(${canonicalJson(args)})`, [
            "invokes:",
            `  - token: ${token}`,
            // Made-up ids change with the names of what they belong to.
            ...(isMadeUp ? [result] : [`    arguments: ${canonicalJson(args)}`, result]),
        ]);
        return { result: { ...this.unknownResult(token), ...echo(args) } };
    }

    call(token: string, world: WorldName): InvokeResult {
        this.unanswered(world, "method-call", `the result of the method ${token} is not known offline`, undefined);
        return { result: {} };
    }

    stackReference(name: string, world: WorldName): WireMap {
        const outputs = this.fixtures.stackReference(name);
        if (outputs === undefined) {
            this.unanswered(world, "stack-reference", `nothing is known about the outputs of stack "${name}"`, [
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

    component({ type, name, urn }: RemoteComponent, world: WorldName): WireMap {
        const outputs = this.fixtures.component(type, name);
        if (outputs !== undefined) {
            return outputs;
        }
        this.report(world, {
            source: "program",
            level: "advisory",
            code: "remote-component",
            urn,
            message: `${type} is built by its provider plugin: its children are not shown and its outputs are unknown`,
            fix: this.advice(["components:", `  ${type} ${name}:`, "    <output>: <value>"]),
        });
        return {};
    }

    /** A first preview never asks what the placeholder world alone asks, with ids that are made up: that is no mistake. */
    private unanswered(world: WorldName, code: string, message: string, lines: readonly string[] | undefined): void {
        const fix = lines === undefined ? {} : { fix: this.advice(lines) };
        const level = world === "strict" ? ({ level: "mandatory" } as const) : ({ level: "advisory", world } as const);
        this.report(world, { source: "program", code, message, ...level, ...fix });
    }

    private report(world: WorldName, finding: Finding): void {
        this.reported[world].set(`${finding.code} ${finding.urn ?? ""} ${finding.message}`, finding);
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
