import type { types } from "@pulumi/awsx";
import { builtTagPrefix, releaseTagPrefix } from "./names";
import type { RepositoryConfig } from "./schema";

type Rule = types.input.ecr.LifecyclePolicyRuleArgs;

/**
 * What is kept of a repository, in the order in which AWS looks: an image that one rule speaks of is not expired by a later
 * one, so what a stack released outlives the days of the rest. A rule for each stack: staging releases with every merge, and
 * would push production's image out of a common count. AWS counts by the time of the push, and knows nothing of what runs.
 *
 * @param stacks Those whose images matter most first.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
export function lifecycleRules(config: RepositoryConfig, stacks: readonly string[]): Rule[] {
    return [
        ...stacks.map((stack) => ({
            description: `the last that ${stack} released`,
            tagStatus: "tagged" as const,
            tagPrefixList: [releaseTagPrefix(stack)],
            maximumNumberOfImages: config.keepReleases,
        })),
        ...(config.build === undefined
            ? []
            : [
                  {
                      description: "the last that the program built",
                      tagStatus: "tagged" as const,
                      tagPrefixList: [builtTagPrefix],
                      maximumNumberOfImages: config.keepReleases,
                  },
              ]),
        { description: "without a tag", tagStatus: "untagged", maximumAgeLimit: config.keepUntaggedDays },
        { description: "never released", tagStatus: "any", maximumAgeLimit: config.keepOthersDays },
    ];
}
