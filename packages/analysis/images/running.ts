import { field } from "@platform/aws-model/fields";
import { ECS_TASK_DEFINITION, LAMBDA_FUNCTION } from "@platform/aws-model/types";
import { known, type Value } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";

/** How an image is named: what a tag names may be another image tomorrow. */
export type ImageForm = "digest" | "built here" | "tag" | "not known";

/** An image that a container or a function runs. */
export interface RunningImage {
    /** Family of the task definition, or name of the function. */
    readonly what: string;
    readonly urn: string;
    /** Of a task; empty for a function. */
    readonly container: string;
    readonly form: ImageForm;
    /** Without its tag and digest; empty where it is not known. */
    readonly repository: string;
    /** `ECR of account 123456789012 in us-east-1`, `docker.io`. */
    readonly registry: string;
}

/** A private repository of ECR. */
export interface EcrRepository {
    readonly account: string;
    readonly region: string;
    readonly name: string;
}

/** The images of a plan's task definitions and functions, in the order of registration. */
export function runningImagesOf(plan: Plan): readonly RunningImage[] {
    const built = builtImages(plan);
    const describe = (resource: PlanResource, what: Value, container: string, image: Value): RunningImage => ({
        ...{ what: known(what.text()) ?? resource.name, urn: resource.urn, container },
        ...describeImage(known(image.text()), built),
    });
    return plan.resources.flatMap((resource) => {
        if (ECS_TASK_DEFINITION.includes(resource.type)) {
            const containers = resource.get("containerDefinitions").json().items();
            return containers.map((container) =>
                describe(
                    resource,
                    resource.get("family"),
                    known(field(container, "name").text()) ?? "not known",
                    field(container, "image"),
                ),
            );
        }
        const image = LAMBDA_FUNCTION.includes(resource.type) ? resource.get("imageUri") : undefined;
        return image === undefined || image.absent ? [] : [describe(resource, resource.get("name"), "", image)];
    });
}

function describeImage(
    image: string | undefined,
    built: ReadonlySet<string>,
): Pick<RunningImage, "form" | "repository" | "registry"> {
    if (image === undefined) {
        return { form: "not known", repository: "", registry: "not known" };
    }
    const repository = image.replace(/@.*$/, "").replace(/:[^/:]+$/, "");
    const digest = /@sha256:[0-9a-f]{64}$/.test(image);
    const form = digest ? (built.has(image) ? "built here" : "digest") : "tag";
    return { form, repository, registry: registryOf(repository) };
}

/** The parts of a repository's address, without tag and digest; undefined for other registries, public ECR among them. */
export function ecrRepositoryOf(repository: string): EcrRepository | undefined {
    const [, account, region, name] =
        /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.[^/]+\/(.+)$/.exec(repository) ?? [];
    return account === undefined || region === undefined || name === undefined ? undefined : { account, region, name };
}

/** The first part of a name is a host if it looks like one; Docker Hub needs none. */
function registryOf(repository: string): string {
    const ecr = ecrRepositoryOf(repository);
    if (ecr !== undefined) {
        return `ECR of account ${ecr.account} in ${ecr.region}`;
    }
    const [host = ""] = repository.split("/");
    return repository.includes("/") && /[.:]|^localhost$/.test(host) ? host : "docker.io";
}

/** Addresses with their digests of what the program builds. */
function builtImages(plan: Plan): ReadonlySet<string> {
    return new Set(
        plan.ofType(["docker-build:index:Image"]).flatMap((image) => {
            const digest = known(image.get("digest").text());
            const tags = image
                .get("tags")
                .items()
                .map((tag) => known(tag.text())?.replace(/:[^/:]+$/, ""));
            return tags.flatMap((repository) =>
                repository === undefined || digest === undefined ? [] : [`${repository}@${digest}`],
            );
        }),
    );
}
