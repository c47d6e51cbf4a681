import type { Problem } from "../../problem";
import type { Subject } from "../../reading/subject";
import type { Value } from "../../reading/value";
import { parseJson } from "../../shapes/json";

/** The containers of a task definition; undefined where they are unknown or no list. */
export function containersOf(definition: Subject): readonly Value[] | undefined {
    const at = definition.get("containerDefinitions");
    const content = at.string === undefined ? undefined : parseJson(at.string);
    return content === undefined ? undefined : at.parsed(at.path, content).items;
}

/**
 * The containers as a whole: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export function* containerListProblems(definition: Subject): Generator<Problem> {
    const at = definition.get("containerDefinitions");
    const containers = containersOf(definition);
    if (at.string !== undefined && containers === undefined) {
        const message = "must be JSON: a list of container definitions";
        yield { code: "not-json", at, message, fix: "build it with pulumi.jsonStringify([ … ])" };
    }
    if (containers?.length === 0) {
        yield { code: "containers", at, message: "must hold at least one container", fix: "add one" };
    }
    yield* namedTwice(containers ?? []);
    yield* hostPortTwice(containers ?? []);
    const essential = (containers ?? []).map((container) => container.get("essential"));
    if (essential.length > 0 && essential.every((value) => value.boolean === false)) {
        const message = "must hold at least one essential container";
        yield { code: "essential", at, message, fix: "leave essential out of the main container, or set it to true" };
    }
}

function* namedTwice(containers: readonly Value[]): Generator<Problem> {
    const names = new Set<string>();
    for (const container of containers) {
        const at = container.get("name");
        if (at.string !== undefined && names.has(at.string)) {
            yield {
                code: "container-name-twice",
                at,
                message: "must be unique in the task",
                fix: "rename one of the two",
            };
        }
        names.add(at.string ?? "");
    }
}

/** Port 0 asks for any free port. */
function* hostPortTwice(containers: readonly Value[]): Generator<Problem> {
    const taken = new Map<string, Value>();
    for (const mapping of containers.flatMap((container) => container.all("portMappings[]"))) {
        const at = mapping.get("hostPort");
        const key = `${at.number ?? 0}/${mapping.get("protocol").string ?? "tcp"}`;
        const first = taken.get(key);
        if (at.number !== undefined && at.number !== 0 && first !== undefined) {
            yield {
                code: "host-port-twice",
                at,
                message: `is taken by ${first.path}`,
                fix: "use another port, or 0 for any free one",
            };
        }
        taken.set(key, first ?? at);
    }
}
