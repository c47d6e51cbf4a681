import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Edit } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";

/** The findings about tags that an Auto Scaling group does not hand to its instances: default tags do not reach them. */
export function judgeLaunchTags(group: Resource, required: readonly string[]): PolicyFinding[] {
    return required.flatMap((key) => {
        const { index, unclear } = findTag(group, key);
        if (index === undefined) {
            if (unclear) return [undecided(group, `tags (one of them ${key})`, "tags that are plain in the program")];
            const fix = `add { key: "${key}", value, propagateAtLaunch: true } to tags`;
            return [violation(group, { found: `has no tag ${key}`, required: "it, for the instances", fix })];
        }
        const value = group.get("tags", index, "propagateAtLaunch");
        const flag = value.flag();
        if (flag.state === "known" && flag.value) return [];
        if (flag.state === "unknown") return [undecided(group, value.path, "true, plain in the program")];
        const found = flag.state === "absent" ? "not set" : "false";
        return [violation(group, { at: value.path, found, required: "true", fix: `set it for the tag ${key}` })];
    });
}

/** Makes required tags that are there reach the instances. */
export function propagate(group: Resource, required: readonly string[]): Edit[] {
    return required.flatMap((key): Edit[] => {
        const { index } = findTag(group, key);
        if (index === undefined) return [];
        const flag = group.get("tags", index, "propagateAtLaunch").flag();
        if (flag.state === "unknown" || (flag.state === "known" && flag.value)) return [];
        return [{ at: ["tags", index, "propagateAtLaunch"], value: true }];
    });
}

function findTag(group: Resource, key: string): { index: number | undefined; unclear: boolean } {
    const keys = group
        .get("tags")
        .items()
        .map((tag) => tag.at("key").text());
    const index = keys.findIndex((leaf) => leaf.state === "known" && leaf.value === key);
    return { index: index < 0 ? undefined : index, unclear: keys.some(({ state }) => state === "unknown") };
}
