import { extraOf } from "./extras/extra";
import { builtImage } from "./extras/images";
import { lambda } from "./extras/workloads";
import type { Mutant } from "./mutant";
import { control, killedBy, sets, unsets, type Properties } from "./shorthands";
import type { StackEdit } from "./stack-edit";
import { container } from "./tasks";

const DIGEST = `@sha256:${"0".repeat(64)}`;
const OWN = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web";
const OTHER = OWN.replace("123456789012", "999988887777");
const FUNCTION = "aws:lambda/function:Function";
const IMAGE = "docker-build:index:Image";
const ofFunction = (imageUri: string) => sets((stack) => extraOf(stack, FUNCTION), { packageType: "Image", imageUri });
const built = (properties: Properties) => sets((stack: StackEdit) => extraOf(stack, IMAGE), properties);

const byDigest = (name: string, apply: Mutant["apply"], on?: Mutant["on"]): Mutant => ({
    ...killedBy("image-by-digest", on)(name, apply),
    productionOnly: true,
});
const fromRegistry = killedBy("image-from-registry");
const guarded = killedBy("build-guards", builtImage);

export const imageMutants: readonly Mutant[] = [
    byDigest("an image of a container by its tag", container({ image: `${OWN}:1.0.0` })),
    byDigest("an image of a function by its tag", ofFunction(`${OWN}:1.0.0`), lambda),
    fromRegistry("an image of a public registry", container({ image: `nginx${DIGEST}` })),
    fromRegistry("an image of somebody's account", container({ image: `${OTHER}${DIGEST}` })),
    guarded("an image that a preview builds", built({ buildOnPreview: true })),
    guarded(
        "an image of which nobody says when it is built",
        unsets((stack) => extraOf(stack, IMAGE), "buildOnPreview"),
    ),
    guarded("an image that is pushed to a public registry", built({ tags: ["docker.io/city/web:1"] })),
    control("an image that is built for one's own registry", built({ tags: [`${OWN}:built-1`] }), builtImage),
];
