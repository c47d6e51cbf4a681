import { expect } from "chai";
import { analyze } from "@platform/analysis/trust/index";
import type { TrustReport } from "@platform/analysis/trust/section";
import { secret, unknown, type StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf, planOfStack } from "../support/plans";

const own = { config: new Map<string, unknown>([["aws:allowedAccountIds", ["123456789012"]]]) };
const GITHUB = "token.actions.githubusercontent.com";
const provider = (host: string) => `arn:aws:iam::123456789012:oidc-provider/${host}`;
const federated = (Federated: unknown, StringEquals?: object) => ({
    Effect: "Allow",
    Action: "sts:AssumeRoleWithWebIdentity",
    Principal: { Federated },
    ...(StringEquals === undefined ? {} : { Condition: { StringEquals } }),
});
const account = (AWS: unknown) => ({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS } });

function reportOf(
    build: (stack: StackBuilder) => void,
    config = own,
): TrustReport & { verdict: string; summary: string } {
    const { data, verdict, summary } = analyze(planOf(build, config));
    return { ...(data as TrustReport), verdict, summary };
}
/** One role that trusts as the statements say. */
function takersOf(...statements: readonly object[]) {
    const { takers } = reportOf((stack) => {
        stack.add("aws:iam/role:Role", "deploy", { assumeRolePolicy: JSON.stringify({ Statement: statements }) });
    });
    return takers.map(({ who, subject, environment, branch, verdict }) => [who, subject, environment, branch, verdict]);
}

describe("trust: whose tokens take a role", () => {
    it("GitHub's, by repository with its id, environment and branch", () => {
        const sub = ["", "@7"].map((id) => `repo:example${id}/web${id === "" ? "" : "@9"}:environment:prod`);
        const pinned = {
            [`${GITHUB}:sub`]: sub,
            [`${GITHUB}:repository_id`]: "9",
            [`${GITHUB}:ref`]: "refs/heads/main",
        };
        expect(takersOf(federated(provider(GITHUB), pinned))).to.deep.equal([
            ["GitHub Actions", "repo:example/web (id 9)", "prod", "main", "good"],
        ]);
    });

    it("GitHub's by branch, by whatever subject, and where a condition demands nothing", () => {
        const branch = federated(provider(GITHUB), { [`${GITHUB}:sub`]: "repo:example/web:ref:refs/heads/next" });
        expect(takersOf(branch)).to.deep.equal([
            ["GitHub Actions", "repo:example/web:ref:refs/heads/next", "any", "next", "good"],
        ]);
        const vacuous = {
            ...federated(provider(GITHUB)),
            Condition: { StringEqualsIfExists: { [`${GITHUB}:sub`]: "repo:example/web:environment:prod" } },
        };
        for (const open of [federated(provider(GITHUB)), vacuous]) {
            expect(takersOf(open)).to.deep.equal([["GitHub Actions", "any", "any", "any", "bad"]]);
        }
    });

    it("CircleCI's by project, SAML's by directory, another provider's by subject", () => {
        const org = "oidc.circleci.com/org/0a";
        const sub = "org/0a/project/0b/user/*/vcs-origin/github.com/example/web/vcs-ref/refs/heads/main";
        const circleci = { ...federated(provider(org)), Condition: { StringLike: { [`${org}:sub`]: sub } } };
        const saml = { ...federated("arn:aws:iam::123456789012:saml-provider/city"), Action: "sts:AssumeRoleWithSAML" };
        const other = federated(provider("id.example.org"), { "id.example.org:sub": "service:deploy" });
        expect(takersOf(circleci, saml, other)).to.deep.equal([
            ["CircleCI, organization 0a", sub, "any", "main", "good"],
            ["SAML, city", "any", "any", "any", "good"],
            ["id.example.org", "service:deploy", "any", "any", "good"],
        ]);
    });

    it("not known where the plan does not tell", () => {
        const documents = [unknown(), secret('{"Statement": []}'), { Statement: [federated(unknown())] }];
        for (const assumeRolePolicy of documents) {
            const { takers, verdict, summary } = reportOf((stack) => {
                stack.add("aws:iam/role:Role", "deploy", { assumeRolePolicy });
            });
            expect(takers.map(({ who, subject, verdict: judged }) => [who, subject, judged])).to.deep.equal([
                ["not known", "not known", "unknown"],
            ]);
            expect([verdict, summary]).to.deep.equal([
                "unknown",
                "1 role can be taken from outside: by somebody whom the plan does not tell.",
            ]);
        }
        const open = federated(provider(GITHUB), { [`${GITHUB}:sub`]: unknown() });
        const { takers } = reportOf((stack) => {
            stack.add("aws:iam/role:Role", "deploy", { assumeRolePolicy: { Statement: [open] } });
        });
        expect(takers[0]).to.deep.include({ who: "GitHub Actions", subject: "not known", verdict: "unknown" });
    });
});

describe("trust: other accounts and everybody", () => {
    it("are outside; the stack's own account and AWS's services are not", () => {
        expect(
            takersOf(
                account([
                    "arn:aws:iam::123456789012:role/team",
                    "arn:aws:iam::222222222222:role/partner",
                    "333333333333",
                ]),
                { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } },
                { Effect: "Deny", Action: "sts:AssumeRole", Principal: "*" },
                { Effect: "Allow", Action: "sts:AssumeRole", Principal: "*" },
                { Effect: "Allow", Action: "sts:AssumeRole", NotPrincipal: { AWS: "222222222222" } },
            ),
        ).to.deep.equal([
            ["account 222222222222", "role/partner", "any", "any", "good"],
            ["account 333333333333", "whoever that account lets", "any", "any", "attention"],
            ["everybody", "any", "any", "any", "bad"],
            ["everybody", "any", "any", "any", "bad"],
        ]);
    });

    it("may be the stack's own where it names none", () => {
        const { takers, verdict } = reportOf(
            (stack) => {
                const assumeRolePolicy = JSON.stringify({ Statement: account("arn:aws:iam::123456789012:root") });
                stack.add("aws:iam/role:Role", "deploy", { assumeRolePolicy });
            },
            { config: new Map() },
        );
        expect([takers[0]?.who, verdict]).to.deep.equal(["account 123456789012, perhaps the stack's own", "unknown"]);
    });

    it("are let in by resources' own policies, too", () => {
        const { sharings, summary } = reportOf((stack) => {
            const policy = JSON.stringify({
                Statement: [
                    { ...account("arn:aws:iam::222222222222:root"), Action: ["ecr:BatchGetImage"] },
                    { ...account("123456789012"), Action: "ecr:*" },
                ],
            });
            stack.add("aws:ecr/repositoryPolicy:RepositoryPolicy", "web", { policy });
            stack.add("aws:sqs/queuePolicy:QueuePolicy", "jobs", { policy: unknown() });
        });
        expect(sharings.map(({ urn: _, ...sharing }) => sharing)).to.deep.equal([
            { resource: "repository policy web", account: "222222222222", actions: ["ecr:BatchGetImage"] },
            { resource: "queue policy jobs", account: "not known", actions: [] },
        ]);
        expect(summary).to.equal(
            "No role of the stack can be taken from outside. Resources let in other accounts: 222222222222, not known.",
        );
    });
});

describe("trust: resources whose own policies let in everybody", () => {
    const queueOf = (...statements: readonly object[]) => {
        const { sharings, verdict } = reportOf((stack) => {
            stack.add("aws:sqs/queuePolicy:QueuePolicy", "jobs", { policy: JSON.stringify({ Statement: statements }) });
        });
        return [verdict, ...sharings.map(({ account: who }) => who)];
    };
    const everybody = { Effect: "Allow", Action: "sqs:SendMessage", Principal: "*" };
    const organization = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } };

    it("are the worst, unless a condition limits whom", () => {
        expect(queueOf(everybody)).to.deep.equal(["bad", "everybody"]);
        expect(queueOf({ ...everybody, ...organization })).to.deep.equal(["neutral", "everybody, with conditions"]);
    });

    it("are not those that only refuse everybody something", () => {
        expect(queueOf({ ...everybody, Effect: "Deny" })).to.deep.equal(["neutral"]);
    });
});

describe("trust: what is taken", () => {
    it("has the length of its sessions, its policies and its boundary", () => {
        const { takers } = reportOf((stack) => {
            const assumeRolePolicy = JSON.stringify({ Statement: account("222222222222") });
            stack.add("aws:iam/role:Role", "plain", { assumeRolePolicy });
            const role = stack.add("aws:iam/role:Role", "deploy", {
                ...{ assumeRolePolicy, name: "ci", maxSessionDuration: 10800 },
                permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
            });
            const policyArn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";
            stack.add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "view", {
                role: role.ref("name"),
                policyArn,
            });
            stack.add("aws:iam/rolePolicy:RolePolicy", "own", { role: role.ref("id"), policy: "{}" });
            const inside = { name: "within", assumeRolePolicy, inlinePolicies: [{ name: "own", policy: "{}" }] };
            const within = stack.add("aws:iam/role:Role", "within", inside);
            stack.add("aws:iam/policyAttachment:PolicyAttachment", "read", {
                roles: [within.ref("name")],
                policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
            });
            stack.add("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", "all", {
                roleName: within.ref("name"),
                policyArns: [policyArn],
            });
        });
        expect(
            takers.map(({ role, sessionHours, rights, boundary }) => [role, sessionHours, rights, boundary]),
        ).to.deep.equal([
            ["ci", 3, ["ViewOnlyAccess", "its own"], true],
            ["plain", 1, [], false],
            ["within", 1, ["ReadOnlyAccess", "ViewOnlyAccess", "its own"], false],
        ]);
    });

    it("is the pipeline's two roles in production", async () => {
        const { data, verdict, summary } = analyze(await planOfStack("prod"));
        expect([verdict, summary]).to.deep.equal(["good", "2 roles can be taken from outside: by GitHub Actions."]);
        expect(
            (data as TrustReport).takers.map(({ role, environment, branch }) => [role, environment, branch]),
        ).to.deep.equal([
            ["platform-prod-ci-deploy", "prod", "main"],
            ["platform-prod-ci-preview", "prod-preview", "any"],
        ]);
    });
});
