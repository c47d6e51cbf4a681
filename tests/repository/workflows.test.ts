import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { load } from "js-yaml";

const root = path.resolve(__dirname, "../..");

interface Step {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
    readonly jobs: Readonly<Record<"check" | "engine", { readonly steps: readonly Step[] }>>;
}

const read = (file: string) => readFileSync(path.join(root, file), "utf8");

describe("the workflow of pull requests", () => {
    const { jobs } = load(read(".github/workflows/pull-request.yml")) as Workflow;
    const manifest = JSON.parse(read("package.json")) as {
        readonly scripts: Readonly<Record<string, string>>;
        readonly devDependencies: { readonly pulumi: string };
    };
    const commands = (job: keyof Workflow["jobs"]) => jobs[job].steps.flatMap(({ run }) => run ?? []);

    it("lints, tests and previews every stack", () => {
        expect(commands("check")).to.deep.equal([
            "npm ci",
            "npm run lint",
            "npm test",
            "npm run preview -- staging",
            "npm run preview -- prod",
        ]);
    });

    it("installs the CLI that package.json pins, and fails where its tests are pending", () => {
        const cli = jobs.engine.steps.find(({ uses }) => uses?.startsWith("pulumi/actions@"));

        expect(cli?.with).to.deep.equal({ "pulumi-version": manifest.devDependencies.pulumi });
        expect(commands("engine")).to.deep.equal(["npm ci", "npm run test:engine -- --forbid-pending"]);
    });

    it("calls scripts that exist, and actions of a named version", () => {
        const steps = [...jobs.check.steps, ...jobs.engine.steps];
        const scripts = steps.flatMap(({ run }) => /^npm (?:run )?([\w:]+)/.exec(run ?? "")?.[1] ?? []);

        expect(Object.keys(manifest.scripts)).to.include.members(scripts.filter((one) => one !== "ci"));
        for (const { uses } of steps.filter(({ uses }) => uses !== undefined)) {
            expect(uses).to.match(/@v\d+(\.\d+)*$/);
        }
    });
});
