import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { load } from "js-yaml";
import { steps } from "../../ci/cli";
import { root } from "./fixture";

interface WorkflowStep {
    readonly uses?: string;
    readonly run?: string;
    readonly env?: Readonly<Record<string, string>>;
}
interface Job {
    readonly steps: readonly WorkflowStep[];
    readonly environment?: string;
    readonly needs?: string;
    readonly permissions?: unknown;
}
interface Workflow {
    readonly on: Readonly<Record<string, unknown>>;
    readonly permissions: Readonly<Record<string, string>>;
    readonly concurrency?: Readonly<Record<string, unknown>>;
    readonly jobs: Readonly<Record<string, Job>>;
}

const folder = path.join(root, ".github/workflows");
const textOf = (file: string) => readFileSync(path.join(folder, file), "utf8");
const workflows = new Map(readdirSync(folder).map((file) => [file, load(textOf(file)) as Workflow]));
const workflow = (file: string) => workflows.get(file) ?? expect.fail(`no ${file}`);
const stepsOf = (one: Workflow) => Object.values(one.jobs).flatMap((job) => job.steps);
const circleText = readFileSync(path.join(root, ".circleci/config.yml"), "utf8");
const circle = load(circleText) as {
    readonly jobs: Readonly<
        Record<string, { readonly steps: readonly (string | { run?: string | { command: string } })[] }>
    >;
    readonly workflows: Readonly<
        Record<string, { readonly jobs: readonly (string | Record<string, { requires?: string[] }>)[] }>
    >;
};
const commandsAtCircle = Object.values(circle.jobs).flatMap(({ steps: all }) =>
    all.flatMap((step) => {
        const run = typeof step === "string" ? undefined : step.run;
        return run === undefined ? [] : [typeof run === "string" ? run : run.command];
    }),
);
const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    scripts: Readonly<Record<string, string>>;
};

describe("the pipeline's files", () => {
    it("pin every action by its commit, with the version beside it", () => {
        const uses = [...workflows.keys()].flatMap((file) => textOf(file).match(/uses: .*/g) ?? []);
        expect(uses).to.have.length.above(0);
        expect(
            uses.filter((line) => !/^uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
        ).to.deep.equal([]);
    });

    it("run scripts that there are, and steps that there are", () => {
        const commands = [
            ...[...workflows.values()].flatMap(stepsOf).flatMap(({ run }) => run ?? []),
            ...commandsAtCircle,
        ];
        const called = commands.flatMap((command) => [...command.matchAll(/npm run (\S+)/g)].map(([, name]) => name));
        expect(called.filter((name) => name !== undefined && !(name in scripts))).to.deep.equal([]);
        const asked = commands.flatMap((command) => /npm run ci -- (\S+)/.exec(command)?.[1] ?? []);
        expect([...new Set(asked)].sort()).to.deep.equal(steps.map(({ name }) => name).sort());
    });

    it("give a pull request's code no rights and no secrets", () => {
        const { on, permissions, jobs } = workflow("pull-request.yml");
        expect(Object.keys(on)).to.deep.equal(["pull_request", "push"]);
        expect(permissions).to.deep.equal({ contents: "read" });
        expect(Object.values(jobs).map((job) => [job.environment, job.permissions])).to.deep.equal([
            [undefined, undefined],
            [undefined, undefined],
            [undefined, undefined],
        ]);
        expect(textOf("pull-request.yml")).not.to.match(/secrets\.|github\.token/);
        for (const file of workflows.keys()) {
            expect(Object.keys(workflow(file).on), file).not.to.include("pull_request_target");
        }
    });

    it("test the CLI that package.json pins, and fail where its tests are pending", () => {
        const commands = workflow("pull-request.yml").jobs["engine"]?.steps.flatMap(({ run }) => run ?? []);
        expect(commands?.[1]).to.match(
            /--version "\$\(node -p 'require\("\.\/package\.json"\)\.devDependencies\.pulumi'\)"/,
        );
        expect(commands?.[2]).to.equal("npm run test:engine -- --forbid-pending");
    });

    it("run nothing of the pull request where there are rights to comment", () => {
        const checkout = stepsOf(workflow("comment.yml")).find(({ uses }) => uses?.startsWith("actions/checkout@"));
        expect(checkout).to.have.all.keys("uses"); // of main, without a ref
        expect(workflow("comment.yml").permissions).to.deep.equal({
            actions: "read",
            contents: "read",
            "pull-requests": "write",
            "security-events": "write",
        });
    });

    it("let only jobs of an environment have an identity", () => {
        for (const [file, { permissions, jobs }] of workflows) {
            const identified = permissions["id-token"] === "write";
            const environments = Object.values(jobs).map(({ environment }) => environment);
            expect(
                environments.every((one) => (one !== undefined) === identified),
                file,
            ).to.equal(true);
        }
    });

    it("lead from staging over acceptance and a plan to prod, and cancel no update", () => {
        const { jobs, concurrency } = workflow("deploy.yml");
        const order = Object.entries(jobs).map(([name, { needs, environment }]) => [name, needs, environment]);
        expect(order).to.deep.equal([
            ["shared-services", undefined, "shared-services"],
            ["staging", "shared-services", "staging"],
            ["accept", "staging", "staging-preview"],
            ["plan", "accept", "prod-preview"],
            ["prod", "plan", "prod"],
        ]);
        expect(concurrency).to.deep.equal({ group: "deploy", "cancel-in-progress": false });
    });

    it("call the same steps in the same order in both systems", () => {
        const requires = circle.workflows["change"]?.jobs.map((job) =>
            typeof job === "string"
                ? [job]
                : Object.entries(job).flatMap(([name, { requires: first = [] }]) => [name, ...first]),
        );
        expect(requires).to.deep.equal([
            ["check"],
            ["up", "check"],
            ["up", "shared-services"],
            ["accept", "staging"],
            ["plan", "accept"],
            ["approve", "plan"],
            ["up", "approve"],
        ]);
        const plain = (command: string) => command.replace(/"\$STACK"|<< parameters.stack >>/, "STACK");
        const ofDeploy = stepsOf(workflow("deploy.yml")).flatMap(({ run }) =>
            run?.includes("run ci") ? [plain(run)] : [],
        );
        const atCircle = commandsAtCircle.filter((command) => command.includes("run ci")).map(plain);
        expect(atCircle).to.include.members(ofDeploy);
    });
});
