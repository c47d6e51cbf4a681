import { setting } from "@platform/aws-model/setting";
import { certain, type PolicyFinding } from "../../lib/finding";
import { stackPolicy, type CheckContext } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { AUTOSCALING_GROUP } from "@platform/aws-model/types";
import { judgeProviders } from "./default-tags";
import { judgeLaunchTags, propagate } from "./launch-tags";
import { judgeRegion, judgeSize } from "./places-and-sizes";
import { judgeProviderRegions } from "./provider-regions";

const CONFIG = {
    requiredTags: setting("The tags that everything must have.", ["Project", "Environment", "Owner"]),
    regions: setting(
        "Regions in which anything may be. Empty: the provider's own, and us-east-1 for global services.",
        [] as string[],
    ),
    sizes: setting("Allowed sizes of instances, databases and caches: what stands behind the last dot of their type.", [
        "nano",
        "micro",
        "small",
        "medium",
        "large",
        "xlarge",
        "2xlarge",
        "4xlarge",
    ]),
    serverlessUnits: setting(
        "Capacity units that each instance of a serverless database may have at most. 64 are as much memory as a db.r7g.4xlarge has.",
        64,
    ),
};
type Context = CheckContext<typeof CONFIG>;

/** Everything says whose it is, is where it is looked for, and is no larger than agreed. */
export const tagsRegionSize = stackPolicy<typeof CONFIG>({
    name: "tags-region-size",
    description: "Resources must carry the required tags, stay in the allowed regions, and keep to the allowed sizes.",
    why: "What has no owner is never cleaned up, what is in another region is never looked at, and sizes are the bill.",
    level: "mandatory",
    severity: "low",
    controls: {},
    remediation:
        "Set aws:defaultTags, hand tags of Auto Scaling groups on with propagateAtLaunch, leave region out, and choose an allowed size.",
    url: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
    config: CONFIG,
    check: (graph, context) => [
        ...judgeProviders(graph, context.config.requiredTags),
        ...(context.config.regions.length > 0 ? [] : judgeProviderRegions(graph)),
        ...graph.resources.flatMap((resource) => judgeOne(resource, context)),
    ],
    early: {
        check: (resource, context) => certain(judgeOne(resource, context)),
        remediate: (resource, { config }) =>
            AUTOSCALING_GROUP.includes(resource.type) ? propagate(resource, config.requiredTags) : [],
    },
});

function judgeOne(resource: Resource, { config }: Pick<Context, "config">): PolicyFinding[] {
    if (!resource.type.startsWith("aws:")) return [];
    const launched = AUTOSCALING_GROUP.includes(resource.type) ? judgeLaunchTags(resource, config.requiredTags) : [];
    return [
        ...launched,
        ...judgeRegion(resource, config.regions),
        ...judgeSize(resource, config.sizes, config.serverlessUnits),
    ];
}
