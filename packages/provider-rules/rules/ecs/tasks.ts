import type { Problem } from "../../problem";
import type { JudgedResource } from "../../judged-resource";
import { rule, type Rule } from "../../rule";
import { containerProblems } from "./container";
import { containerListProblems, containersOf } from "./containers";
import { taskSizeProblems } from "./task-size";

/** Task definitions: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html */
export const taskRules: readonly Rule[] = [
    ...rule(
        ["aws:ecs/taskDefinition:TaskDefinition"],
        containerListProblems,
        (definition) => (containersOf(definition) ?? []).flatMap((one) => [...containerProblems(one, definition)]),
        taskSizeProblems,
        volumes,
        order,
    ),
];

function* volumes(definition: JudgedResource): Generator<Problem> {
    const list = definition.get("volumes");
    if (!list.absent && list.list === undefined) {
        return;
    }
    const items = (list.list ?? []).map((volume) => volume.at("name"));
    if (items.some((name) => name.asString === undefined)) {
        return;
    }
    const names = items.map((name) => name.asString);
    for (const at of (containersOf(definition) ?? []).flatMap((one) => one.all("mountPoints.*.sourceVolume"))) {
        if (at.asString !== undefined && !names.includes(at.asString)) {
            const has = names.length === 0 ? "has no volumes" : `has the volumes ${names.join(", ")}`;
            yield {
                code: "unknown-volume",
                at,
                message: `is no volume of the task, which ${has}`,
                fix: "add it to volumes",
            };
        }
    }
}

function* order(definition: JudgedResource): Generator<Problem> {
    const containers = containersOf(definition) ?? [];
    const names = containers.map((one) => one.at("name").asString);
    for (const at of containers.flatMap((one) => one.all("dependsOn.*.containerName"))) {
        if (at.asString !== undefined && !names.includes(at.asString)) {
            const message = `is no container of the task, which has ${names.join(", ")}`;
            yield { code: "unknown-container", at, message, fix: "name one of these" };
        }
    }
}
