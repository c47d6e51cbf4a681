import { deferred, undecided, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { ECS_DAEMON_TASK_DEFINITION, ECS_TASK_DEFINITION } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";

/** Task definitions: one type has its containers as JSON text, the other as a list. */
export const CONTAINER_TYPES = [...ECS_TASK_DEFINITION, ...ECS_DAEMON_TASK_DEFINITION];

/** What a preview can see through: an address that a container looks up at its start. */
const KNOWN = "values that the program sets; an SSM parameter, named under the container's secrets, can hold an output";

/** What a check finds in each container. Containers with an output in them are not known in a preview. */
export function judgeEach(
    resource: Resource,
    judge: (container: Value) => readonly PolicyFinding[],
): readonly PolicyFinding[] {
    const definitions = resource.get("containerDefinitions");
    const parsed = definitions.json();
    if (parsed.state === "unknown" && definitions.state === "known")
        return [undecided(resource, definitions.path, "container definitions that are JSON")];
    return parsed
        .items()
        .flatMap((container) =>
            container.state === "known" ? judge(container) : [deferred(resource, container.path, KNOWN)],
        );
}
