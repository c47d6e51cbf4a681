import { existsSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../errors";
import { isRecord, readYaml } from "../project/yaml";
import { canonicalJson } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import type { InvokeResult } from "../monitor/requests";

/** One answer of the fixtures file. */
interface InvokeFixture {
    readonly token: string;
    /** Arguments that a call must have for this answer; others do not matter. */
    readonly arguments: WireMap;
    /** What AWS answers, or why it refuses: a lookup of what does not exist. */
    readonly answer: InvokeResult;
}

/** What the user knows about existing infrastructure and tells the preview. */
export class Fixtures {
    private constructor(
        /** How the user would name the file. */
        readonly shownName: string,
        private readonly invokes: readonly InvokeFixture[],
        private readonly stacks: Readonly<Record<string, WireMap>>,
        private readonly existing: Readonly<Record<string, WireMap>>,
        private readonly components: Readonly<Record<string, WireMap>>,
    ) {}

    /**
     * Reads the file; without a name, the project's own one if there is one.
     *
     * @throws UsageError when a named file does not exist, and for anything in the file that is not understood.
     */
    static load(root: string, named: string | undefined): Fixtures {
        const file = named === undefined ? path.join(root, DEFAULT_FILE) : path.resolve(named);
        if (named !== undefined && !existsSync(file)) {
            throw new UsageError(`there is no fixtures file ${file}.`);
        }
        const content = existsSync(file) ? (readYaml(file) ?? {}) : {};
        if (!isRecord(content)) {
            throw new UsageError(`${file}: write the sections ${SECTIONS.join(", ")}.`);
        }
        const unknown = Object.keys(content).filter((key) => !SECTIONS.includes(key));
        if (unknown.length > 0) {
            throw new UsageError(
                `${file}: there is no section "${unknown.join('", "')}". Known: ${SECTIONS.join(", ")}.`,
            );
        }
        return new Fixtures(
            named ?? DEFAULT_FILE,
            invokeFixtures(file, content["invokes"] ?? []),
            mapOfMaps(file, "stackReferences", content["stackReferences"] ?? {}),
            mapOfMaps(file, "resources", content["resources"] ?? {}),
            mapOfMaps(file, "components", content["components"] ?? {}),
        );
    }

    /** The first answer whose arguments the call has. */
    invoke(token: string, args: WireMap): InvokeResult | undefined {
        return this.invokes.find((fixture) => fixture.token === token && matches(fixture.arguments, args))?.answer;
    }

    stackReference(name: string): WireMap | undefined {
        return this.stacks[name];
    }

    /** The state of an existing resource, by its type and id. */
    resource(type: string, id: string): WireMap | undefined {
        return this.existing[`${type} ${id}`];
    }

    component(type: string, name: string): WireMap | undefined {
        return this.components[`${type} ${name}`] ?? this.components[type];
    }
}

/** In the project's directory. */
export const DEFAULT_FILE = "preview-fixtures.yaml";
const SECTIONS = ["invokes", "stackReferences", "resources", "components"];

function invokeFixtures(file: string, section: unknown): InvokeFixture[] {
    if (!Array.isArray(section)) {
        throw new UsageError(
            `${file}: invokes is a list of answers, each with token, arguments and result or refused.`,
        );
    }
    return section.map((entry: unknown, index) => {
        const answer = isRecord(entry) ? answerOf(entry) : undefined;
        if (!isRecord(entry) || typeof entry["token"] !== "string" || answer === undefined) {
            throw new UsageError(`${file}: invokes[${index}] needs a token and a result, or refused with the reason.`);
        }
        return {
            token: entry["token"],
            arguments: (isRecord(entry["arguments"]) ? entry["arguments"] : {}) as WireMap,
            answer,
        };
    });
}

function answerOf({ result, refused }: Readonly<Record<string, unknown>>): InvokeResult | undefined {
    if (typeof refused === "string") {
        return result === undefined ? { refused } : undefined;
    }
    return isRecord(result) ? { result: result as WireMap } : undefined;
}

function mapOfMaps(file: string, name: string, section: unknown): Record<string, WireMap> {
    if (!isRecord(section) || !Object.values(section).every(isRecord)) {
        throw new UsageError(`${file}: ${name} holds one block of properties for each name.`);
    }
    return section as Record<string, WireMap>;
}

function matches(expected: WireMap, actual: WireMap): boolean {
    return Object.entries(expected).every(([key, value]) => canonicalJson(actual[key]) === canonicalJson(value));
}
