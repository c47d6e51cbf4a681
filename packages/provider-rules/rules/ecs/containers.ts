import type { Problem } from "../../problem";
import type { JudgedResource } from "../../judged-resource";
import type { Value } from "@platform/aws-model/value";

/** The containers of a task definition; undefined where they are unknown or no list. */
export function containersOf(definition: JudgedResource): readonly Value[] | undefined {
    return definition.get("containerDefinitions").json().list;
}

/**
 * The containers as a whole: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export function* containerListProblems(definition: JudgedResource): Generator<Problem> {
    const at = definition.get("containerDefinitions");
    const containers = containersOf(definition);
    if (at.asString !== undefined && containers === undefined) {
        const message = "must be JSON: a list of container definitions";
        yield { code: "not-json", at, message, fix: "build it with pulumi.jsonStringify([ … ])" };
    }
    if (containers?.length === 0) {
        yield { code: "containers", at, message: "must hold at least one container", fix: "add one" };
    }
    yield* namedTwice(containers ?? []);
    yield* hostPortTwice(containers ?? []);
    const essential = (containers ?? []).map((container) => container.at("essential"));
    if (essential.length > 0 && essential.every((value) => value.asBoolean === false)) {
        const message = "must hold at least one essential container";
        yield { code: "essential", at, message, fix: "leave essential out of the main container, or set it to true" };
    }
}

function* namedTwice(containers: readonly Value[]): Generator<Problem> {
    const names = new Set<string>();
    for (const container of containers) {
        const at = container.at("name");
        if (at.asString !== undefined && names.has(at.asString)) {
            yield {
                code: "container-name-twice",
                at,
                message: "must be unique in the task",
                fix: "rename one of the two",
            };
        }
        names.add(at.asString ?? "");
    }
}

/** Port 0 asks for any free port. */
function* hostPortTwice(containers: readonly Value[]): Generator<Problem> {
    const taken = new Map<string, Value>();
    for (const mapping of containers.flatMap((container) => container.all("portMappings.*"))) {
        const at = mapping.at("hostPort");
        const key = `${at.asNumber ?? 0}/${mapping.at("protocol").asString ?? "tcp"}`;
        const first = taken.get(key);
        if (at.asNumber !== undefined && at.asNumber !== 0 && first !== undefined) {
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
