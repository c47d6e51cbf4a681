import { expect } from "chai";
import { analyze } from "@platform/analysis/images/index";
import type { ImagesReport } from "@platform/analysis/images/section";
import { unknown, type StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";

const OWN = "123456789012.dkr.ecr.us-east-1.amazonaws.com/platform/web";
const DIGEST = `sha256:${"0".repeat(64)}`;
const repository = "arn:aws:ecr:us-east-1:123456789012:repository";
const may = (Action: unknown, Resource: unknown = `${repository}/platform/web`, more: object = {}) =>
    JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource, ...more }] });

function sectionOf(build: (stack: StackBuilder) => void) {
    const { data, verdict, summary } = analyze(planOf(build));
    return { ...(data as ImagesReport), verdict, summary };
}

describe("images: what runs", () => {
    const runningOf = (...images: readonly unknown[]) =>
        sectionOf((stack) => {
            const containerDefinitions = images.map((image, index) => ({ name: `c${index}`, image }));
            stack.add("aws:ecs/taskDefinition:TaskDefinition", "web", { family: "web", containerDefinitions });
        });

    it("is named by digest or by tag, from some registry", () => {
        const { running, verdict, summary } = runningOf(
            `${OWN}@${DIGEST}`,
            "public.ecr.aws/nginx/nginx:1.29",
            "localhost:5000/web",
            "nginx",
            `${OWN}:1@sha256:abc`,
        );
        expect(running.map(({ form, repository: name, registry }) => [form, name, registry])).to.deep.equal([
            ["digest", OWN, "ECR of account 123456789012 in us-east-1"],
            ["tag", "public.ecr.aws/nginx/nginx", "public.ecr.aws"],
            ["tag", "localhost:5000/web", "localhost:5000"],
            ["tag", "nginx", "docker.io"],
            ["tag", OWN, "ECR of account 123456789012 in us-east-1"],
        ]);
        expect([verdict, summary]).to.deep.equal([
            "attention",
            "5 images: 1 by digest, 4 by tag, which may name another image tomorrow. Nobody in the plan may push one.",
        ]);
    });

    it("is not known where the plan does not tell", () => {
        const { running, verdict } = runningOf(unknown());
        expect(running.map(({ container, form }) => [container, form])).to.deep.equal([["c0", "not known"]]);
        expect(verdict).to.equal("unknown");
    });

    it("is what the program builds, and functions that are images", () => {
        const { running, summary } = sectionOf((stack) => {
            stack.add("docker-build:index:Image", "built", { tags: [`${OWN}:built-1`], digest: DIGEST });
            stack.add("aws:lambda/function:Function", "job", { name: "job", imageUri: `${OWN}@${DIGEST}` });
            stack.add("aws:lambda/function:Function", "folder", { name: "folder", runtime: "nodejs24.x" });
        });
        expect(running.map(({ what, container, form }) => [what, container, form])).to.deep.equal([
            ["job", "", "built here"],
        ]);
        expect(summary).to.equal("1 image: 1 as this stack builds it. Nobody in the plan may push one.");
    });
});

describe("images: who may push and pull", () => {
    type Add = (stack: StackBuilder, role: ReturnType<StackBuilder["add"]>) => void;
    const rightsOf = (add: Add) => {
        const { rights, verdict } = sectionOf((stack) => {
            add(stack, stack.add("aws:iam/role:Role", "ci", { name: "ci" }));
        });
        return { verdict, rights: rights.map((one) => [one.may, one.who, one.repositories, one.only, one.verdict]) };
    };
    const documented = (policy: unknown) =>
        rightsOf((stack, role) => {
            stack.add("aws:iam/rolePolicy:RolePolicy", "images", { role: role.ref("id"), policy });
        }).rights;

    it("is read in the documents of roles", () => {
        expect(documented(may(["ecr:PutImage", "ecr:Batch*"]))).to.deep.equal([
            ["push", "ci", "platform/web", "", "neutral"],
            ["pull", "ci", "platform/web", "", "neutral"],
        ]);
        expect(documented(may("ecr:*", "*"))).to.deep.equal([
            ["push", "ci", "all", "", "attention"],
            ["pull", "ci", "all", "", "neutral"],
        ]);
        expect(documented(may("s3:*"))).to.deep.equal([]);
        expect(documented(may("*", "arn:aws:s3:::bucket"))).to.deep.equal([]);
        const tagged = may("ecr:PutImage", "*", { Condition: { StringEquals: { "aws:ResourceTag/team": "web" } } });
        expect(documented(tagged)).to.deep.equal([["push", "ci", "all", "aws:resourcetag/team web", "neutral"]]);
    });

    it("is not known where the plan does not tell", () => {
        expect(documented(unknown())).to.deep.equal([["push", "ci", "not known", "", "unknown"]]);
        expect(
            documented({ Statement: [{ Effect: "Allow", Action: "ecr:PutImage", Resource: unknown() }] }),
        ).to.deep.equal([["push", "ci", "not known", "", "unknown"]]);
    });

    it("is granted by policies that are attached, AWS's among them, and not by boundaries", () => {
        const { rights } = rightsOf((stack, role) => {
            const policy = stack.add("aws:iam/policy:Policy", "images", { policy: may("ecr:PutImage") });
            stack.add("aws:iam/policy:Policy", "boundary", { policy: may("*", "*") });
            const attach = (name: string, policyArn: unknown) =>
                stack.add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", name, {
                    role: role.ref("id"),
                    policyArn,
                });
            attach("own", policy.ref("arn"));
            attach("power", "arn:aws:iam::aws:policy/PowerUserAccess");
            attach("read", "arn:aws:iam::aws:policy/ReadOnlyAccess");
            const push = stack.add("aws:iam/role:Role", "push", { name: "push" });
            stack.add("aws:iam/policyAttachment:PolicyAttachment", "both", {
                roles: [role.ref("name"), push.ref("name")],
                policyArn: policy.ref("arn"),
            });
        });
        expect(rights).to.deep.equal([
            ["push", "ci", "all", "", "neutral"],
            ["push", "ci", "platform/web", "", "neutral"],
            ["push", "push", "platform/web", "", "neutral"],
        ]);
    });

    it("is a permission set's, by its name", () => {
        const { rights } = rightsOf((stack) => {
            const set = stack.add("aws:ssoadmin/permissionSet:PermissionSet", "people-admins", { name: "admins" });
            stack.add("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", "people-admins-all", {
                permissionSetArn: set.ref("arn"),
                managedPolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
            });
        });
        expect(rights).to.deep.equal([["push", "permission set admins", "all", "", "neutral"]]);
    });

    it("is granted by repositories", () => {
        const policyOf = (principal: unknown, more: object = {}) =>
            rightsOf((stack) => {
                const policy = may("ecr:BatchGetImage", undefined, { Principal: principal, ...more });
                stack.add("aws:ecr/repositoryPolicy:RepositoryPolicy", "web", { repository: "platform/web", policy });
            });
        const from = {
            Condition: { ArnLike: { "aws:SourceArn": "arn:aws:lambda:us-east-1:123456789012:function:*" } },
        };
        expect(policyOf({ AWS: "999988887777", Service: "lambda.amazonaws.com" }, from).rights).to.deep.equal([
            [
                "pull",
                "account 999988887777",
                "platform/web",
                "aws:sourcearn arn:aws:lambda:us-east-1:123456789012:function:*",
                "neutral",
            ],
            [
                "pull",
                "lambda.amazonaws.com",
                "platform/web",
                "aws:sourcearn arn:aws:lambda:us-east-1:123456789012:function:*",
                "neutral",
            ],
        ]);
        expect(policyOf("*")).to.deep.equal({
            verdict: "bad",
            rights: [["pull", "everybody", "platform/web", "", "bad"]],
        });
    });

    it("is said of no stack without images", () => {
        const { verdict, summary } = sectionOf(() => undefined);
        expect([verdict, summary]).to.deep.equal(["neutral", "No image runs, and nobody may push or pull one."]);
    });
});
