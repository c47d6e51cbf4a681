import { imageByDigest } from "../../../../policy-pack/policies/hygiene/image-by-digest";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const FUNCTION = "aws:lambda/function:Function";
const REPOSITORY = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web";
const DIGEST = `${REPOSITORY}@sha256:${"0".repeat(64)}`;
const FIX = "required: a digest. Fix: name it by its digest, or list it under image-by-digest.byTag with the reason.";
const image = (name: unknown) => ({ containerDefinitions: [{ name: "web", image: name }] });
const inContainer = `subject (${TASK}): containerDefinitions[0].image is an image that a tag names; ${FIX}`;
const deferred = (type: string, at: string, by: string) =>
    `subject (${type}): decided in the update, as a preview does not know this: ${at}. A preview can decide it with ${by}.`;

describeResourcePolicy(
    { ...imageByDigest, types: [TASK] },
    {
        type: TASK,
        compliant: [image(DIGEST), image("public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.14"), {}],
        violating: [
            [image(`${REPOSITORY}:1.0.0`), inContainer],
            [{ containerDefinitions: JSON.stringify([{ image: "web" }]) }, inContainer],
            [image(`${REPOSITORY}@sha256:abc`), inContainer],
        ],
        unknown: [
            [
                image(unknown()),
                deferred(TASK, "containerDefinitions[0].image", "an address that is plain in the program"),
            ],
        ],
        secret: [image(secret("hunter2:1")), "hunter2"],
        minimal: [{}],
    },
);

describeResourcePolicy(
    { ...imageByDigest, types: [FUNCTION] },
    {
        type: FUNCTION,
        compliant: [{ imageUri: DIGEST }, { runtime: "nodejs22.x" }],
        violating: [
            [{ imageUri: `${REPOSITORY}:1` }, `subject (${FUNCTION}): imageUri is an image that a tag names; ${FIX}`],
        ],
        unknown: [[{ imageUri: unknown() }, deferred(FUNCTION, "imageUri", "an address that is plain in the program")]],
        secret: [{ imageUri: secret("hunter2:1") }, "hunter2"],
        minimal: [{}],
    },
);
