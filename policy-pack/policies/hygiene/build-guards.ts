import type { Resource } from "@platform/aws-model/resource";
import type { Settings } from "@platform/aws-model/settings";
import { deferred, violation, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { resourcePolicy } from "../../lib/policy";
import type { Value } from "@platform/aws-model/value";
import { foreignRegistry } from "./images";

/** An image that the program builds does nothing before an update, and goes to nobody else. */
export const buildGuards = resourcePolicy({
    name: "build-guards",
    description:
        "Images that the program builds must not be built at previews, and be pushed to one's own registry alone.",
    why: "A preview of a pull request would run what its Dockerfile says, with the pipeline's rights, and push it.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation:
        "Set buildOnPreview to false, for an image of awsx by a transform, and push to a private repository of one's own. Set retainOnDelete besides, which no policy can see.",
    url: "https://www.pulumi.com/registry/packages/docker-build/api-docs/image/#buildonpreview_nodejs",
    types: ["docker-build:index:Image"],
    check: (image, { settings }) => [
        ...expectFlag(image, image.get("buildOnPreview"), { wanted: false, whenAbsent: true }),
        ...image
            .get("tags")
            .items()
            .flatMap((tag) => judgeTag(image, settings, tag)),
    ],
});

function judgeTag(image: Resource, settings: Settings, tag: Value): PolicyFinding[] {
    const address = tag.text();
    if (address.state === "unknown") {
        return [deferred(image, tag.path, "an address that is made of names")];
    }
    const where = address.state === "known" ? foreignRegistry(image, settings, address.value) : undefined;
    if (where === undefined) return [];
    const required = "a private repository of one's own";
    return [violation(image, { at: tag.path, found: `in ${where}`, required, fix: "push it to one" })];
}
