import { undecided, type Finding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { ECS_DAEMON_TASK_DEFINITION, ECS_TASK_DEFINITION } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";

/** Task definitions: one type has its containers as JSON text, the other as a list. */
export const CONTAINER_TYPES = [...ECS_TASK_DEFINITION, ...ECS_DAEMON_TASK_DEFINITION];

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
