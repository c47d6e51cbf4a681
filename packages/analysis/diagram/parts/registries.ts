import { groupBy } from "@platform/aws-model/group-by";
import { plural } from "@platform/aws-model/show";
import { ECR_REPOSITORY } from "@platform/aws-model/types";
import { ecrRepositoryOf, runningImagesOf, type RunningImage } from "../../images/running";
import type { DrawingBuilder } from "../drawing-builder";
import type { Box } from "../model";
import { propertyText } from "../properties";
import { ROW } from "./network";

const COLUMNS = 5;

/**
 * Registries that tasks and functions pull from; repositories of the plan itself are drawn by their kind.
 *
 * @returns What is not drawn, since the plan does not say where its image is.
 */
export function addRegistries(builder: DrawingBuilder): readonly string[] {
    const { plan } = builder;
    const own = new Set(plan.ofType(ECR_REPOSITORY).map((one) => propertyText(one, "name") ?? one.name));
    const running = runningImagesOf(plan);
    const pulled = running.filter(
        ({ form, repository }) => form !== "not known" && !own.has(ecrRepositoryOf(repository)?.name ?? ""),
    );
    const grid = [...groupBy(pulled, ({ registry }) => registry)].map(([name, images]) => registryBox(name, images));
    const frame = { id: "registries", kind: "regional", title: "Image registries elsewhere" } as const;
    // Without lines, and so below everything: a row of them would make the picture wider than a page.
    if (grid.length > 0) builder.add({ ...frame, grid, columns: Math.min(COLUMNS, grid.length), row: ROW.region });
    const unknown = running.filter(({ form }) => form === "not known").length;
    return unknown === 0 ? [] : [`the registry of ${plural(unknown, "image")}, which is not known`];
}

function registryBox(registry: string, images: readonly RunningImage[]): Box {
    const [ecr] = images.map(({ repository }) => ecrRepositoryOf(repository));
    const texts =
        ecr === undefined
            ? { title: registry, note: "image registry" }
            : { title: `ECR in ${ecr.region}`, note: `account ${ecr.account}` };
    const detail = `${plural(images.length, "image")}: ${[...new Set(images.map(({ what }) => what))].join(", ")}`;
    return { id: `registry ${registry}`, kind: "registry", ...texts, detail };
}
