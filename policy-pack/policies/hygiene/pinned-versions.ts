import { field } from "@platform/aws-model/fields";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import { setting } from "@platform/aws-model/setting";
import { violation, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { judgeRules, mustBeOneOf, mustNotBe } from "../../lib/property-rules";
import { CONTAINER_TYPES } from "../identity/containers";

const config = {
    endedRuntimes: setting("Runtimes of functions that AWS no longer mends. Patterns as regular expressions.", [
        "^nodejs(4|6|8|10|12|14|16|18)",
        "^python(2|3\\.[6-9]$)",
        "^ruby2",
        "^java8$",
        "^dotnet(core|5|6|7)",
        "^go1",
        "^provided$",
    ]),
};
/** A registry, a name, and a tag or a digest; texts of another form are no images. */
const IMAGE = /^[\w.-]+(:\d+)?(\/[\w.-]+)*(?<tag>:[\w.-]+)?(?<digest>@sha256:[0-9a-f]{64})?$/;

/** What runs tomorrow is what was tried today. */
export const pinnedVersions = resourcePolicy<typeof config>({
    name: "pinned-versions",
    description:
        "Images must be named by a version, functions must use runtimes that AWS mends, Fargate its latest platform.",
    why: "An image called latest is another one at the next start of a task, and nobody mends a runtime that has ended.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["Lambda.2", "ECS.10"], checkov: ["CKV_AWS_332", "CKV_AWS_363"] },
    remediation: "Name images by a tag that never moves or by digest, and move functions to a runtime in support.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-2",
    config,
    types: [...CONTAINER_TYPES, ...types.LAMBDA_FUNCTION, ...types.ECS_SERVICE],
    check: (resource, { config: { endedRuntimes } }) => [
        ...judgeRules(resource, [
            mustNotBe(
                types.LAMBDA_FUNCTION,
                "runtime",
                new RegExp(endedRuntimes.join("|")),
                "a runtime in support",
                "use one",
            ),
            mustBeOneOf(types.ECS_SERVICE, "platformVersion", ["LATEST", "1.4.0"], { words: ["1.3.0"] }),
        ]),
        ...(CONTAINER_TYPES.includes(resource.type) ? judgeImages(resource) : []),
    ],
});

function judgeImages(resource: Resource): PolicyFinding[] {
    const containers = resource.get("containerDefinitions").json().items();
    return containers.flatMap((container): PolicyFinding[] => {
        const value = field(container, "image");
        const text = value.text();
        const parts = text.state === "known" ? IMAGE.exec(text.value)?.groups : undefined;
        if (parts === undefined || parts["digest"] !== undefined) return [];
        const tag = parts["tag"];
        if (tag !== undefined && tag !== ":latest") return [];
        const found =
            tag === undefined ? "an image without a tag, which means latest" : "an image that is called latest";
        return [violation(resource, { at: value.path, found, required: "a version or a digest", fix: "name one" })];
    });
}
