import { field } from "@platform/aws-model/fields";
import { matchesGlob } from "@platform/aws-model/identity";
import type { Resource } from "@platform/aws-model/resource";
import { setting } from "@platform/aws-model/setting";
import type { Settings } from "@platform/aws-model/settings";
import { LAMBDA_FUNCTION } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import { deferred, type PolicyFinding } from "../../lib/finding";
import { CONTAINER_TYPES, judgeEach } from "../identity/containers";
import { ownAccounts } from "../identity/own-accounts";

/** What runs an image. */
export const IMAGE_TYPES = [...CONTAINER_TYPES, ...LAMBDA_FUNCTION];

/** Images that a rule passes over, each with the reason. @param what The rule's own words for them. */
export const imageExceptions = (what: string) =>
    setting(
        `${what}: a pattern with *, and why.`,
        [
            {
                image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:*",
                reason: "AWS's log router, which AWS publishes by version and nobody here builds",
            },
        ],
        {
            type: "object",
            required: ["image", "reason"],
            properties: { image: { type: "string" }, reason: { type: "string", minLength: 1 } },
        },
    );

type Exceptions = ReturnType<typeof imageExceptions>["default"];

/** What a rule finds of each image that a task or function names, but for the exceptions. */
export function judgeImages(
    resource: Resource,
    exceptions: Exceptions,
    judge: (image: string, at: string) => readonly PolicyFinding[],
): readonly PolicyFinding[] {
    const judgeValue = (value: Value): readonly PolicyFinding[] => {
        const image = value.text();
        if (image.state === "unknown") {
            return [deferred(resource, value.path, "an address that is plain in the program")];
        }
        const isJudged =
            image.state === "known" && !exceptions.some((exception) => matchesGlob(exception.image, image.value));
        return isJudged ? judge(image.value, value.path) : [];
    };
    return LAMBDA_FUNCTION.includes(resource.type)
        ? judgeValue(resource.get("imageUri"))
        : judgeEach(resource, (container) => judgeValue(field(container, "image")));
}

/** Where an image is that is not in a private repository of one's own; undefined for one that is. */
export function foreignRegistry(resource: Resource, { registryAccounts }: Settings, image: string): string | undefined {
    const account = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\//.exec(
        image,
    )?.[1];
    if (account === undefined) {
        return "no private repository of ECR";
    }
    const own = registryAccounts.length > 0 ? registryAccounts : ownAccounts(resource);
    return own.length === 0 || own.includes(account) ? undefined : `account ${account}, which is none of one's own`;
}
