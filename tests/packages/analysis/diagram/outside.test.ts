import { expect } from "chai";
import type { Plan } from "@platform/analysis/plan";
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
    return shown(planOf(build));
}

function shown(plan: Plan) {
    const { boxes, links, missing } = drawingOf(plan);
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
            "regional: In the account, 1 resource",
            "registry: web, image repository",
            "regional: Image registries elsewhere, ",
            "registry: ECR in us-east-1, account 123456789012",
            "registry: public.ecr.aws, image registry",
        ]);
    });

    it("a site without a VPC: the internet, the CDN, and the bucket that only it reads", async () => {
        const build = (stack: StackBuilder) => {
            const bucket = stack.add("aws:s3/bucket:Bucket", "files", {});
            const origin = { domainName: bucket.ref("bucketRegionalDomainName"), originAccessControlId: "E1" };
            stack.add("aws:cloudfront/distribution:Distribution", "site", {
                ...{ enabled: true, webAclId: "arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b" },
                origins: [origin, { domainName: "old.example.org", customOriginConfig: {} }],
            });
        };
        const { boxes, lines } = drawn(build);
        expect(boxes).to.deep.equal([
            "cdn: site, CloudFront · WAF",
            "internet: Internet, users, third parties",
            "bucket: files, S3 bucket",
        ]);
        expect(lines).to.deep.equal([
            ["Internet", "site", undefined],
            ["site", "files", "site to files, which its origin access control lets it read"],
        ]);
        const laid = await lay(planOf(build));
        expect([...overlaps(laid), ...crossings(laid)]).to.deep.equal([]);
    });

    it("who pulls from repositories by their policies: stacks, accounts, services", () => {
        const policy = (Principal: unknown, arns?: readonly string[]) => ({
            ...{ Effect: "Allow", Action: "ecr:BatchGetImage", Principal },
            ...(arns === undefined ? {} : { Condition: { ArnLike: { "aws:PrincipalArn": arns } } }),
        });
        const { boxes, lines, missing } = drawn((stack) => {
            for (const [name, Statement] of Object.entries({
                web: [policy({ AWS: "123456789012" }, ["arn:aws:iam::123456789012:role/shop-prod-*-execution"])],
                api: [policy({ AWS: "999988887777" })],
                job: [policy("*", undefined)],
                log: unknown(),
            })) {
                stack.add("aws:ecr/repository:Repository", name, { name: `shop/${name}` });
                stack.add("aws:ecr/repositoryPolicy:RepositoryPolicy", name, {
                    repository: `shop/${name}`,
                    policy: Array.isArray(Statement) ? JSON.stringify({ Statement }) : Statement,
                });
            }
        });
        expect(boxes).to.deep.equal([
            "regional: Image repositories, ",
            ...["web", "api", "job"].map((name) => `registry: ${name}, image repository`),
            "regional: Who may pull images, ",
            "role: account 999988887777, anything there",
            "role: everybody, anything there",
            "role: shop-prod-*-execution, roles of 123456789012",
            "regional: In the account, 1 resource",
            "registry: log, image repository",
        ]);
        expect(lines.map(([from, to]) => [from, to])).to.deep.equal([["Image repositories", "Who may pull images"]]);
        expect(missing).to.equal("who pulls from 1 image repository, which is not known");
    });

    it("what people get by Identity Center, and what watches the account", async () => {
        const plan = await planOfStack("security");
        const { boxes, lines, missing } = shown(plan);
        expect(boxes).to.deep.equal([
            "regional: In the account, 11 resources",
            ...["us-east-1", "us-west-2"].map((region) => `guard: Access Analyzer, sharing · ${region}`),
            ...["us-east-1", "us-west-2"].map((region) => `guard: AWS Config, changes · ${region}`),
            "guard: CloudTrail, calls · us-east-1",
            ...["us-east-1", "us-west-2"].map((region) => `guard: GuardDuty, threats · ${region}`),
            ...["111122223333", "123456789012"].map((account) => `guard: Inspector, for ${account}`),
            "bucket: account-audit, S3 bucket",
            "guard: Security Hub, findings · us-east-1",
            "identity-provider: IAM Identity Center, people",
            ...["role: audit, 2 accounts", "role: break-glass, 2 accounts"],
            ...["role: operate, account 123456789012", "role: read, account 123456789012"],
        ]);
        expect(lines.map(([from, to]) => `${from ?? "?"} → ${to ?? "?"}`)).to.deep.equal(
            ["audit", "break-glass", "operate", "read"].map((set) => `IAM Identity Center → ${set}`),
        );
        expect(lines[1]?.[2]).to.equal("break-glass: 111122223333, 123456789012 · AdministratorAccess");
        expect(missing).to.equal("");
        const laid = await lay(plan);
        expect([...overlaps(laid), ...crossings(laid)]).to.deep.equal([]);
    });

    it("where people of a client VPN get to", async () => {
        const { lines } = shown(await planOfStack("prod"));
        expect(lines.filter((line) => line.includes("client-vpn"))).to.deep.equal([
            ["Internet", "client-vpn", undefined],
            ["client-vpn", "services", "VPN group digital-team to load balancer services: tcp 443"],
            ["On premises", "client-vpn", "VPN group digital-team to the datacenter: tcp on every port"],
        ]);
    });

    it("marks the load balancer that a web ACL stands before", async () => {
        const balancers = flatten(drawingOf(await planOfStack("prod")).boxes).filter(({ kind }) => kind === "balancer");
        expect(balancers.map(({ title, note }) => [title, note])).to.deep.equal([
            ["services", "internal · port 80, 443"],
            ["open", "public · port 80, 443 · WAF"],
            ["public", "public · port 80, 443"],
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
