import { pinnedVersions } from "../../../../policy-pack/policies/hygiene/pinned-versions";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const FUNCTION = "aws:lambda/function:Function";
const SERVICE = "aws:ecs/service:Service";
const REPOSITORY = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web";
const image = (name: unknown) => ({ containerDefinitions: [{ name: "web", image: name }] });
const NAME = "required: a version or a digest. Fix: name one.";

describeResourcePolicy(
    { ...pinnedVersions, types: [TASK] },
    {
        type: TASK,
        compliant: [
            image(`${REPOSITORY}:2024-05-01`),
            image(`${REPOSITORY}@sha256:${"0".repeat(64)}`),
            image(`${REPOSITORY}:latest@sha256:${"0".repeat(64)}`),
            image(unknown()),
            { containerDefinitions: unknown() },
        ],
        violating: [
            [
                image(`${REPOSITORY}:latest`),
                `subject (${TASK}): containerDefinitions[0].image is an image that is called latest; ${NAME}`,
            ],
            [
                { containerDefinitions: JSON.stringify([{ name: "web", image: "localhost:5000/web" }]) },
                `subject (${TASK}): containerDefinitions[0].image is an image without a tag, which means latest; ${NAME}`,
            ],
        ],
        unknown: [],
        secret: [image(secret("hunter2:latest")), "hunter2"],
        minimal: [{}],
    },
);

const RUNTIME = "required: a runtime in support. Fix: use one.";

describeResourcePolicy(
    { ...pinnedVersions, types: [FUNCTION] },
    {
        type: FUNCTION,
        compliant: [{ runtime: "nodejs22.x" }, { runtime: "python3.13" }, { packageType: "Image" }],
        violating: [
            [{ runtime: "nodejs16.x" }, `subject (${FUNCTION}): runtime is something else; ${RUNTIME}`],
            [{ runtime: "python3.8" }, `subject (${FUNCTION}): runtime is something else; ${RUNTIME}`],
        ],
        unknown: [
            [
                { runtime: unknown() },
                `subject (${FUNCTION}): undecided, as this is not known: runtime. ` +
                    "Decided by: a value that is plain in the program (a runtime in support).",
            ],
        ],
        secret: [{ runtime: "go1.x", handler: secret("hunter2") }, "hunter2"],
        minimal: [{}],
    },
);

describeResourcePolicy(
    { ...pinnedVersions, types: [SERVICE] },
    {
        type: SERVICE,
        compliant: [{ platformVersion: "LATEST" }],
        violating: [
            [
                { platformVersion: "1.3.0" },
                `subject (${SERVICE}): platformVersion is 1.3.0; required: LATEST or 1.4.0. Fix: set platformVersion to LATEST.`,
            ],
        ],
        unknown: [],
        secret: [{ platformVersion: secret("hunter2") }, "hunter2"],
        minimal: [{}],
    },
);
