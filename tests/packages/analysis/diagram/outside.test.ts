import { expect } from "chai";
import { drawingOf, flatten } from "@platform/analysis/diagram/drawing";
import { unknown, type StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf, planOfStack } from "../support/plans";
import { crossings, lay, overlaps } from "./geometry";

const GITHUB = "token.actions.githubusercontent.com";
const trust = (host: string, environment: string) =>
    JSON.stringify({
        Statement: [
            {
                Effect: "Allow",
                Action: "sts:AssumeRoleWithWebIdentity",
                Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${host}` },
                Condition: { StringEquals: { [`${host}:sub`]: `repo:example/web:environment:${environment}` } },
            },
        ],
    });
const digest = `@sha256:${"a".repeat(64)}`;

function drawn(build: (stack: StackBuilder) => void) {
    const { boxes, links, missing } = drawingOf(planOf(build));
    const titles = new Map(flatten(boxes).map(({ id, title }) => [id, title]));
    return {
        missing,
        lines: links.map(({ from, to, detail }) => [titles.get(from), titles.get(to), detail]),
        boxes: flatten(boxes).map(({ kind, title, note }) => `${kind}: ${title}, ${note ?? ""}`),
    };
}

describe("what a diagram shows outside the account", () => {
    it("identity providers, with one line to each role that trusts them", () => {
        const { boxes, lines } = drawn((stack) => {
            stack.add("aws:iam/role:Role", "deploy", { assumeRolePolicy: trust(GITHUB, "prod") });
            stack.add("aws:iam/role:Role", "push", { assumeRolePolicy: trust("oidc.circleci.com/org/o-1", "ci") });
            stack.add("aws:iam/role:Role", "task", {
                assumeRolePolicy: JSON.stringify({
                    Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" } }],
                }),
            });
        });
        expect(boxes).to.deep.equal([
            "identity-provider: GitHub Actions, identity provider",
            "role: deploy, role",
            "identity-provider: CircleCI, organization o-1",
            "role: push, role",
        ]);
        expect(lines).to.deep.equal([
            ["GitHub Actions", "deploy", "GitHub Actions: deploy for subject repo:example/web · environment prod"],
            ["CircleCI", "push", "CircleCI, organization o-1: push for subject repo:example/web · environment ci"],
        ]);
    });

    it("many roles of one provider in a grid, with one line that tells of each", async () => {
        const names = ["a", "b", "c", "d", "e"];
        const plan = planOf((stack) => {
            for (const name of names) stack.add("aws:iam/role:Role", name, { assumeRolePolicy: trust(GITHUB, name) });
        });
        const laid = await lay(plan);
        expect(laid.placement.links.map(({ link }) => link.detail)).to.deep.equal([
            names
                .map((name) => `GitHub Actions: ${name} for subject repo:example/web · environment ${name}`)
                .join("\n"),
        ]);
        expect([...overlaps(laid), ...crossings(laid)]).to.deep.equal([]);
    });

    it("registries that a stack pulls from, and the plan's own repositories in the region", () => {
        const { boxes } = drawn((stack) => {
            stack.add("aws:ecr/repository:Repository", "web", { name: "shop/web" });
            const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
            const images = [
                `${registry}/shop/web${digest}`,
                `${registry}/other/api${digest}`,
                `${registry}/copies/shop/web${digest}`,
                "public.ecr.aws/x/shop/web:1",
            ];
            const containers = images.map((image, at) => ({ name: `c${at}`, image }));
            const containerDefinitions = JSON.stringify(containers);
            stack.add("aws:ecs/taskDefinition:TaskDefinition", "web", { family: "web", containerDefinitions });
        });
        expect(boxes).to.deep.equal([
            "regional: In the region, outside the VPC, 1 resource",
            "registry: web, image repository",
            "regional: Image registries elsewhere, ",
            "registry: ECR in us-east-1, account 123456789012",
            "registry: public.ecr.aws, image registry",
        ]);
    });

    it("not what the plan does not tell, which is named instead", () => {
        const { boxes, missing } = drawn((stack) => {
            stack.add("aws:iam/role:Role", "deploy", { assumeRolePolicy: unknown() });
            stack.add("aws:lambda/function:Function", "resize", { imageUri: unknown() });
        });
        expect(boxes.filter((box) => /^(identity|role|registry)/.test(box))).to.deep.equal([]);
        expect(missing).to.equal("who takes 1 role, which is not known; the registry of 1 image, which is not known");
    });

    it("nothing twice in the registry's own stack, where lines cross nothing", async () => {
        const laid = await lay(await planOfStack("shared-services"));
        expect([...overlaps(laid), ...crossings(laid)]).to.deep.equal([]);
        const outside = flatten(laid.drawing.boxes).filter(({ kind }) => kind === "identity-provider");
        expect(outside.map(({ title }) => title)).to.deep.equal(["GitHub Actions"]);
        expect(laid.drawing.missing).to.equal("");
    });
});
