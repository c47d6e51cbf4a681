import type { Problem } from "../../problem";
import type { JudgedResource } from "../../judged-resource";
import type { ValueKind, Value } from "@platform/aws-model/value";
import { CONTAINER_KEYS } from "./container-keys";
import { nearest } from "../../schema/suggestion";

/** Properties that the provider reads into a certain type and otherwise refuses the whole document. */
const KINDS: readonly (readonly [path: string, kind: ValueKind, words: string])[] = [
    ["name", "string", "text"],
    ["image", "string", "text"],
    ["cpu", "number", "a number"],
    ["memory", "number", "a number, in MiB"],
    ["memoryReservation", "number", "a number, in MiB"],
    ["essential", "boolean", "true or false"],
    ["command", "list", "a list of text"],
    ["entryPoint", "list", "a list of text"],
    ["environment", "list", "a list of { name, value }"],
    ["environment.*.name", "string", "text"],
    ["environment.*.value", "string", "text"],
    ["secrets", "list", "a list of { name, valueFrom }"],
    ["secrets.*.valueFrom", "string", "text"],
    ["portMappings", "list", "a list of { containerPort, … }"],
    ["portMappings.*.containerPort", "number", "a number"],
    ["portMappings.*.hostPort", "number", "a number"],
    ["logConfiguration.logDriver", "string", "text"],
];

/** One container: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
export function* containerProblems(container: Value, definition: JudgedResource): Generator<Problem> {
    for (const [path, kind, words] of KINDS) {
        const wrong = container.all(path).filter((at) => at.known && at.kind !== kind);
        yield* wrong.map((at) => ({ code: "wrong-type", at, message: `must be ${words}`, fix: `give ${words}` }));
    }
    for (const name of ["name", "image"]) {
        if (container.kind === "object" && container.at(name).absent) {
            yield {
                code: "missing-property",
                at: container.at(name),
                message: "is missing: a container needs it",
                fix: `set ${name}`,
            };
        }
    }
    yield* unknownKeys(container);
    yield* nameProblems(container.at("name"));
    yield* memoryProblems(container, definition);
    yield* portProblems(container, definition);
}

/** AWS passes over a property that it does not know, so that a misspelt one has no effect. */
function* unknownKeys(container: Value): Generator<Problem> {
    for (const key of container.keys()) {
        if (!CONTAINER_KEYS.includes(key)) {
            const close = nearest(key, CONTAINER_KEYS);
            yield {
                code: "unknown-property",
                level: "advisory",
                at: container.at(key),
                message: "is not a property of a container definition: AWS passes over it",
                fix: close === undefined ? "remove it" : `did you mean ${close}?`,
            };
        }
    }
}

function* nameProblems(at: Value): Generator<Problem> {
    if (at.asString !== undefined && !/^[\w-]{1,255}$/.test(at.asString)) {
        const message = "must consist of 1 to 255 letters, digits, hyphens and underscores";
        yield { code: "name-form", at, message, fix: "rename the container" };
    }
}

function* memoryProblems(container: Value, definition: JudgedResource): Generator<Problem> {
    const [hard, soft] = [container.at("memory"), container.at("memoryReservation")];
    if (container.kind === "object" && hard.absent && soft.absent && definition.get("memory").absent) {
        yield {
            code: "container-memory",
            at: hard,
            message: "is missing: a container needs memory or memoryReservation where the task has no memory",
            fix: "set memoryReservation to what the container needs in MiB",
        };
    }
    if (hard.asNumber !== undefined && soft.asNumber !== undefined && soft.asNumber > hard.asNumber) {
        const message = `must not be above memory, which is ${hard.printed}`;
        yield { code: "container-memory", at: soft, message, fix: "lower the reservation, or raise the limit" };
    }
}

function* portProblems(container: Value, definition: JudgedResource): Generator<Problem> {
    const mode = definition.get("networkMode").asString;
    for (const mapping of container.all("portMappings.*")) {
        const [inside, outside] = [mapping.at("containerPort"), mapping.at("hostPort")];
        for (const at of [inside, outside]) {
            if (at.asNumber !== undefined && (at.asNumber < 0 || at.asNumber > 65535)) {
                yield { code: "out-of-range", at, message: "must be a port from 0 to 65535", fix: "correct the port" };
            }
        }
        const fixed = outside.asNumber !== undefined && outside.asNumber !== 0 && inside.asNumber !== undefined;
        if ((mode === "awsvpc" || mode === "host") && fixed && outside.asNumber !== inside.asNumber) {
            const message = `must equal containerPort, which is ${inside.printed}, in network mode ${mode}`;
            yield { code: "host-port", at: outside, message, fix: "leave hostPort out" };
        }
    }
}
