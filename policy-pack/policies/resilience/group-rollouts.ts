import { valuesAt } from "@platform/aws-model/paths";
import type { Resource } from "@platform/aws-model/resource";
import { LAUNCH_TEMPLATE } from "@platform/aws-model/types";
import { typeOf } from "@platform/aws-model/urn";
import type { Value } from "@platform/aws-model/value";
import { expectValue, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";

const TEMPLATES = ["launchTemplate", "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification"];

/** The findings about a group whose rollouts do not go back when they fail. */
export function judgeRollouts(group: Resource): PolicyFinding[] {
    return [
        ...TEMPLATES.flatMap((path) => valuesAt(group, path)).flatMap((template) =>
            template.state === "absent" ? [] : judgeVersion(group, template.at("version")),
        ),
        ...expectFlag(group, group.get("instanceRefresh", "preferences", "autoRollback")),
    ];
}

/** AWS rolls a group back to a version by its number alone. What a launch template says of its versions is a number. */
function judgeVersion(group: Resource, version: Value): PolicyFinding[] {
    const text = version.text();
    if (text.state === "unknown" && followsTemplate(group)) return [];
    return expectValue(group, version, text, {
        whenAbsent: "$Default",
        accepts: (given) => /^[0-9]+$/.test(given),
        found: (given) => (/^\$(Latest|Default)$/.test(given) ? given : "something else"),
        required: "a number, for AWS rolls no group back to another version",
        fix: "set it to the launch template's latestVersion",
    });
}

function followsTemplate({ propertyDependencies: all }: Resource): boolean {
    const sources = [...(all["launchTemplate"] ?? []), ...(all["mixedInstancesPolicy"] ?? [])];
    return sources.some((urn) => LAUNCH_TEMPLATE.includes(typeOf(urn)));
}
