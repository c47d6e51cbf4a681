import type { Forces } from "@platform/aws-model/replacement/forces";
import { ECR_REPOSITORY } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import { ecrRepositoryOf, type RunningImage } from "../images/running";
import type { Plan, PlanResource } from "../plan";
import type { Verdict } from "../section";
import { expiryOf } from "./image-expiry";
import { replacedBy, sameIn } from "./update";

/** A reason why what an update starts may not be what was checked, or may not start. */
export interface ImageFinding {
    readonly verdict: Extract<Verdict, "attention" | "bad" | "unknown">;
    readonly text: string;
}

/** A repository that the update takes away, makes anew or makes first has no image that was pushed before. */
export function repositoryFindings(image: RunningImage, plan: Plan, before: Plan): readonly ImageFinding[] {
    if (image.form === "built here") return [];
    const gone = repositoriesAt(image, before)
        .filter((one) => sameIn(plan, one) === undefined && one.record.options.retainOnDelete !== true)
        .map((one) => goes(one, "deletes"));
    const had = [...repositoriesAt(image, before).map((one) => sameIn(plan, one)), ...repositoriesAt(image, plan)];
    const now = [...new Set(had)].filter((one) => one !== undefined);
    const others = now.flatMap((one): readonly ImageFinding[] => {
        const earlier = sameIn(before, one);
        if (earlier !== undefined) return replacement(earlier, replacedBy(one, earlier));
        if (one.record.options.importId !== undefined) return [];
        const text = `its repository ${one.name} is new in this update, and empty until somebody pushes`;
        return [{ verdict: "attention", text }];
    });
    return [...gone, ...others];
}

function replacement(repository: PlanResource, replaces: Forces): readonly ImageFinding[] {
    const text = `this update may replace its repository ${repository.name}, for not all values are known`;
    return replaces === "no" ? [] : [replaces === "yes" ? goes(repository, "replaces") : { verdict: "unknown", text }];
}

function goes(repository: PlanResource, how: "deletes" | "replaces"): ImageFinding {
    const images =
        known(repository.get("forceDelete").flag()) === true
            ? "with the images in it"
            : "which AWS refuses while images are in it";
    return { verdict: "bad", text: `this update ${how} its repository ${repository.name}, ${images}` };
}

export function expiryFindings(image: RunningImage, plan: Plan): readonly ImageFinding[] {
    if (image.form === "built here") return [];
    return repositoriesAt(image, plan).flatMap((repository): readonly ImageFinding[] => {
        const rules = expiryOf(plan, repository, image.form === "tag");
        const policy = `the lifecycle policy of ${repository.name}`;
        if (rules === undefined) return [{ verdict: "unknown", text: `what ${policy} expires is not known` }];
        if (rules.length === 0) return [];
        return [{ verdict: "attention", text: `${policy} may have expired it, by ${rules.join(", ")}` }];
    });
}

/** The managed repositories of a plan that have an image's address. */
function repositoriesAt({ repository }: RunningImage, plan: Plan): readonly PlanResource[] {
    const wanted = ecrRepositoryOf(repository);
    if (wanted === undefined) return [];
    return plan.ofType(ECR_REPOSITORY).filter((one) => {
        const found = ecrRepositoryOf(known(one.get("repositoryUrl").text()) ?? "");
        const isSame = found?.name === wanted.name && found.region === wanted.region;
        return one.kind === "custom" && isSame && found.account === wanted.account;
    });
}
