import { buildGuards } from "../../../../policy-pack/policies/hygiene/build-guards";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const IMAGE = "docker-build:index:Image";
const TAG = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web:built-0";
const image = (changes: object = {}) => ({ buildOnPreview: false, push: true, tags: [TAG], ...changes });
const preview = (found: string) =>
    `subject (${IMAGE}): buildOnPreview is ${found}; required: false. Fix: set buildOnPreview to false.`;
const pushed = (where: string) =>
    `subject (${IMAGE}): tags[0] is in ${where}; required: a private repository of one's own. Fix: push it to one.`;

describeResourcePolicy(buildGuards, {
    type: IMAGE,
    settings: { registryAccounts: ["123456789012"] },
    compliant: [image()],
    violating: [
        [image({ buildOnPreview: true }), preview("true")],
        [image({ tags: ["docker.io/city/web:1"] }), pushed("no private repository of ECR")],
        [
            image({ tags: [TAG.replace("123456789012", "999988887777")] }),
            pushed("account 999988887777, which is none of one's own"),
        ],
    ],
    unknown: [
        [
            image({ tags: [unknown()] }),
            `subject (${IMAGE}): decided in the update, as a preview does not know this: tags[0]. A preview can decide it with an address that is made of names.`,
        ],
    ],
    secret: [image({ tags: [secret("hunter2")] }), "hunter2"],
    minimal: [{}, preview("not set, which means true")],
});
