import { field } from "@platform/aws-model/fields";
import { LAMBDA_FUNCTION } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import { runningImagesOf, type RunningImage } from "../images/running";
import type { Plan, PlanResource } from "../plan";
import { expiryFindings, repositoryFindings, type ImageFinding } from "./image-repositories";
import { changedInputs, sameIn } from "./update";

/** An image of an update with what is found about it. */
export interface ImageHazard extends ImageFinding {
    /** Of the task definition or function. */
    readonly urn: string;
    /** Family or function, and container: `platform-prod-web, app`. */
    readonly what: string;
}

/**
 * What may go wrong with the images of what an update registers; without a plan to compare with, a first deployment
 * registers everything. A repository that goes counts for all that run its images. Whether an image exists is in no plan.
 */
export function imageHazardsOf(plan: Plan, before?: Plan): readonly ImageHazard[] {
    return runningImagesOf(plan).flatMap((image) => {
        const { urn, what, container, form } = image;
        const findings = [
            ...(before === undefined ? [] : repositoryFindings(image, plan, before)),
            ...(form === "not known" ? [imageUnknown] : []),
            ...(isRegistered(plan.find(urn), before)
                ? [...tagFindings(image, plan), ...expiryFindings(image, plan)]
                : []),
        ];
        return findings.map((finding) => ({
            urn,
            what: container === "" ? what : `${what}, ${container}`,
            ...finding,
        }));
    });
}

const imageUnknown: ImageFinding = { verdict: "unknown", text: "its image is not known from the plan" };

/** Whether the update makes AWS look for the image: by a new revision, or by new code of a function. */
function isRegistered(resource: PlanResource | undefined, before: Plan | undefined): boolean {
    const earlier = resource === undefined || before === undefined ? undefined : sameIn(before, resource);
    if (resource === undefined || earlier === undefined) return true;
    const changed = changedInputs(resource, earlier);
    return LAMBDA_FUNCTION.includes(resource.type)
        ? changed.includes("imageUri")
        : changed.some((name) => name !== "tags" && name !== "tagsAll");
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerImage.html */
function tagFindings({ urn, container, form }: RunningImage, plan: Plan): readonly ImageFinding[] {
    if (form !== "tag") return [];
    const resource = plan.find(urn);
    const definition = resource
        ?.get("containerDefinitions")
        .json()
        .items()
        .find((one) => known(field(one, "name").text()) === container);
    const consistency = definition === undefined ? undefined : known(field(definition, "versionConsistency").text());
    return [{ verdict: "attention", text: `named by a tag, which may move: ${whenLookedUp(container, consistency)}` }];
}

function whenLookedUp(container: string, consistency: string | undefined): string {
    if (container === "") return "Lambda takes what it names at this update, and keeps it when the tag moves";
    return consistency === "disabled"
        ? "with versionConsistency disabled each copy takes what it names when it starts, so that copies may differ"
        : "a service takes what it names at its deployment, each other task when it starts";
}
