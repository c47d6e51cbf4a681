import { undecided, type Finding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

/** Task definitions: one type has its containers as JSON text, the other as a list. */
export const CONTAINER_TYPES = [
    "aws:ecs/taskDefinition:TaskDefinition",
    "aws:ecs/daemonTaskDefinition:DaemonTaskDefinition",
];

/** What a check finds in each container. Containers that are not known are undecided. */
export function judgeEach(resource: Resource, judge: (container: Value) => readonly Finding[]): readonly Finding[] {
    return resource
        .get("containerDefinitions")
        .json()
        .items()
        .flatMap((container) =>
            container.state === "known"
                ? judge(container)
                : [undecided(resource, container.path, "container definitions that are plain in the program")],
        );
}
