import type { WireMap } from "@platform/aws-model/wire";
import { given, without } from "../arguments";
import type { Construction } from "../construction";
import { apply, at } from "../values";
import type { Value } from "../values";

/** awsx.ecr.Repository: a repository, and rules by which its images expire. */
export async function expandRepository(construction: Construction): Promise<Record<string, Value>> {
    const { args } = construction;
    const name = construction.name.toLowerCase();
    const repository = await construction.resource(
        "aws:ecr/repository:Repository",
        name,
        without(args, "lifecyclePolicy"),
    );
    const outputs = { repository: repository.reference, url: repository.get("repositoryUrl") };
    if (at(args["lifecyclePolicy"], "skip") === true) {
        return outputs;
    }
    const lifecyclePolicy = await construction.resource("aws:ecr/lifecyclePolicy:LifecyclePolicy", name, {
        repository: repository.get("name"),
        policy: lifecyclePolicyOf(at(args["lifecyclePolicy"], "rules")),
        region: args["region"],
    });
    return { ...outputs, lifecyclePolicy: lifecyclePolicy.reference };
}

function lifecyclePolicyOf(rules: Value): Value {
    return rules === undefined
        ? document([{ description: "remove untagged images", tagStatus: "untagged", maximumNumberOfImages: 1 }])
        : apply(rules, (plain) => document(plain as WireMap[]));
}

/** The rule for any image comes last, where AWS wants it. */
function document(rules: readonly WireMap[]): WireMap {
    const forAny = rules.filter(({ tagStatus }) => tagStatus === "any");
    if (forAny.length > 1) {
        throw new Error('At most one [selection: "any"] rule can be provided.');
    }
    const ordered = [...rules.filter(({ tagStatus }) => tagStatus !== "any"), ...forAny];
    return {
        rules: ordered.map((rule, index) =>
            given({
                rulePriority: index + 1,
                description: rule["description"],
                selection: { ...imagesOf(rule), ...limitOf(rule) },
                action: { type: "expire" },
            }),
        ),
    };
}

function limitOf({ maximumNumberOfImages, maximumAgeLimit }: WireMap): WireMap {
    if (maximumNumberOfImages !== undefined) {
        return { countType: "imageCountMoreThan", countNumber: maximumNumberOfImages };
    }
    if (maximumAgeLimit !== undefined) {
        return { countType: "sinceImagePushed", countNumber: maximumAgeLimit, countUnit: "days" };
    }
    throw new Error("Either [maximumNumberOfImages] or [maximumAgeLimit] must be provided with a rule.");
}

function imagesOf({ tagStatus, tagPrefixList }: WireMap): WireMap {
    if (tagStatus === "any" || tagStatus === "untagged") {
        return { tagStatus };
    }
    if (!Array.isArray(tagPrefixList) || tagPrefixList.length === 0) {
        throw new Error("tagPrefixList cannot be empty.");
    }
    return { tagStatus: "tagged", tagPrefixList };
}
