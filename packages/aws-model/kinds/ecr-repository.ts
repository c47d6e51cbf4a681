import { kind, none, settings } from "../facets/kind";
import { calls, emptiedBy } from "../facets/lifecycle";
import { gap, used, type Charges, type CostContext } from "../facets/cost";
import { managed } from "../facets/managed";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { ECR_LIFECYCLE_POLICY, ECR_REPOSITORY, INSPECTOR_ENABLER } from "../types";
import { known } from "../value";

/** A repository of container images. */
export const imageRepository = kind({
    label: "image repository",
    tokens: ECR_REPOSITORY,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {
        id: "name",
        arn: { service: "ecr", resource: ({ name }) => `repository/${name}` },
        outputs: {
            repositoryUrl: ({ place, name }) => `${place.accountId}.dkr.ecr.${place.region}.${place.dnsSuffix}/${name}`,
        },
    },
    lifecycle: { ...calls, filled: emptiedBy("forceDelete", "images"), loses: "its images" },
    cost: (_resource, { usage }) => [used("ecr-storage", "images", usage.imageGb)],
    ...managed,
    draw: { glyph: "registry", place: "region", note: "image repository" },
});

export const imageRepositorySettings = settings("an image repository", [
    ...ECR_LIFECYCLE_POLICY,
    ...typesIn("ecr", "RepositoryPolicy", "RegistryPolicy"),
]);

export const registryScanning = settings("image repositories", typesIn("ecr", "RegistryScanningConfiguration"), {
    cost: scanning,
});

/** Enhanced scanning is Inspector's: where the stack switches that on for images, it is paid for there. */
function scanning(resource: Resource, { usage, stack }: CostContext): Charges {
    const type = known(resource.get("scanType").text());
    if (type !== "ENHANCED") return type === "BASIC" ? [] : [gap("its kind of scan is not known")];
    const scans = stack.ofType(INSPECTOR_ENABLER).flatMap((one) => one.get("resourceTypes").items());
    if (scans.some((scan) => known(scan.text()) === "ECR")) return [];
    return [
        used("inspector-image", "images scanned", usage.inspectedImages),
        used("inspector-rescan", "images scanned again", usage.imageRescans),
    ];
}
