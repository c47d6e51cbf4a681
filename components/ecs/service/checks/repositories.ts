import { architectureOf } from "@platform/aws-model/instance-types";
import { checkRepository, type ImageUser } from "../../../images/use-checks";
import type { StackDraft } from "../../../shared/block/block";
import type { ConfigProblem } from "../../../shared/block/problems";
import { cluster } from "../../cluster/block";
import type { ServicesConfig } from "../schema/service";
import { writtenImages } from "./entries";

/** Images of the project's registry, which run on the cluster. */
export function* checkRepositories(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const user = clusterOf(draft);
    for (const [path, image] of writtenImages(services)) {
        if (typeof image === "object" && "repository" in image) {
            yield* checkRepository([...path, "repository"], image.repository, user, draft);
        }
    }
}

function clusterOf(draft: StackDraft): ImageUser {
    const instanceType = draft.block(cluster)?.instanceType;
    return {
        architecture: instanceType === undefined ? undefined : architectureOf(instanceType),
        because: `cluster.instanceType ${instanceType ?? ""}`,
    };
}
