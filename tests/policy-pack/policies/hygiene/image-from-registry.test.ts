import { expect } from "chai";
import { imageFromRegistry } from "../../../../policy-pack/policies/hygiene/image-from-registry";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const OWN = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1";
const image = (name: unknown) => ({ containerDefinitions: [{ name: "web", image: name }] });
const message = (where: string) =>
    `subject (${TASK}): containerDefinitions[0].image is an image of ${where}; required: a private repository of one's own. ` +
    "Fix: push it to one, or list it under image-from-registry.fromElsewhere with the reason.";
const elsewhere = message("no private repository of ECR");

describeResourcePolicy(
    { ...imageFromRegistry, types: [TASK] },
    {
        type: TASK,
        settings: { registryAccounts: ["123456789012"] },
        compliant: [
            image(OWN),
            image("123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/web@sha256:0"),
            image("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/web:1"),
            image("public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.14"),
        ],
        violating: [
            [image("nginx:1.29"), elsewhere],
            [image("public.ecr.aws/nginx/nginx:1.29"), elsewhere],
            [image(`evil.example/${OWN}`), elsewhere],
            [
                image("999988887777.dkr.ecr.us-east-1.amazonaws.com/web:1"),
                message("account 999988887777, which is none of one's own"),
            ],
        ],
        unknown: [
            [
                image(unknown()),
                `subject (${TASK}): decided in the update, as a preview does not know this: containerDefinitions[0].image. ` +
                    "A preview can decide it with an address that is plain in the program.",
            ],
        ],
        secret: [image(secret("hunter2:1")), "hunter2"],
        minimal: [{}],
    },
);

describe("image-from-registry", () => {
    it("takes any account for one's own where nobody says which are", () => {
        const judged = imageFromRegistry.check(
            resource(TASK, image(OWN)),
            context({}, imageFromRegistry as never) as never,
        );
        expect(judged).to.deep.equal([]);
    });
});
