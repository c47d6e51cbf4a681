import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { load } from "js-yaml";
import { problemsAfter } from "../config/fixture";
import { root } from "./fixture";

interface Called {
    readonly on: {
        readonly workflow_call: {
            readonly inputs: Readonly<Record<string, { readonly required?: boolean }>>;
            readonly secrets: Readonly<Record<string, { readonly required?: boolean }>>;
        };
    };
    readonly jobs: {
        readonly release: {
            readonly environment: string;
            readonly steps: readonly {
                readonly uses?: string;
                readonly run?: string;
                readonly env?: Readonly<Record<string, string>>;
                readonly with?: Readonly<Record<string, unknown>>;
            }[];
        };
    };
}
interface Caller {
    readonly on: unknown;
    readonly permissions: unknown;
    readonly jobs: Readonly<
        Record<
            string,
            {
                readonly uses: string;
                readonly with: Readonly<Record<string, string>>;
                readonly secrets: Readonly<Record<string, string>>;
            }
        >
    >;
}
interface Circle {
    readonly jobs: {
        readonly release: {
            readonly steps: readonly Readonly<Record<string, string | { readonly command?: string }>>[];
        };
    };
    readonly workflows: unknown;
}

const called = load(readFileSync(path.join(root, ".github/workflows/release-image.yml"), "utf8")) as Called;
const guide = readFileSync(path.join(root, "docs/app-pipelines.md"), "utf8");
const [block, caller, circle] = [...guide.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = ""]) => load(text)) as [
    Readonly<Record<string, object>>,
    Caller,
    Circle,
];
const { inputs, secrets } = called.on.workflow_call;
const { environment, steps } = called.jobs.release;

describe("the pipeline of an app's repository", () => {
    it("runs the platform's steps at the commit of the workflow that it calls, beside the app", () => {
        const [app, platform] = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
        expect(app?.with).to.deep.equal({ path: "app", "persist-credentials": false });
        expect(platform?.with).to.deep.equal({
            repository: "${{ job.workflow_repository }}",
            ref: "${{ job.workflow_sha }}",
            "ssh-key": "${{ secrets.platform-key }}",
            path: "platform",
            "persist-credentials": false,
        });
    });

    it("has the environment that the role trusts, and hands its inputs on as variables alone", () => {
        expect(environment).to.equal("${{ inputs.stack }}-release");
        const commands = steps.flatMap(({ run }) => run ?? []);
        expect(commands).to.deep.equal([
            "npm ci",
            'npm run ci -- image --stack "$STACK" --service "$SERVICE" --context "../app/$CONTEXT" --dockerfile "$DOCKERFILE"',
        ]);
        const handed = steps.flatMap(({ env = {} }) => Object.values(env));
        expect(handed.map((value) => /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)?.[1])).to.deep.equal([
            "stack",
            "service",
            "context",
            "dockerfile",
        ]);
    });

    it("is in the guide for GitHub as it can be called, on main alone", () => {
        const { release } = caller.jobs;
        expect(release?.uses).to.equal("example-gov/platform/.github/workflows/release-image.yml@<commit>");
        expect(Object.keys(inputs)).to.include.members(Object.keys(release?.with ?? {}));
        const required = Object.entries(inputs).flatMap(([name, input]) => (input.required === true ? [name] : []));
        expect(Object.keys(release?.with ?? {})).to.include.members(required);
        expect(Object.keys(release?.secrets ?? {})).to.deep.equal(Object.keys(secrets));
        expect(caller.on).to.deep.equal({ push: { branches: ["main"] } });
        expect(caller.permissions).to.deep.equal({ contents: "read", "id-token": "write" });
    });

    it("is in the guide for CircleCI with the same step", () => {
        const commands = circle.jobs.release.steps.flatMap(({ run }) =>
            run === undefined ? [] : [typeof run === "string" ? run : (run.command ?? "")],
        );
        expect(commands.at(-1)).to.equal(
            "cd ~/platform && npm run ci -- image --stack staging --service permits --context ~/app",
        );
        expect(circle.workflows).to.deep.equal({
            release: {
                jobs: [
                    {
                        release: {
                            context: "release",
                            "serial-group": "release/staging/permits",
                            filters: { branches: { only: "main" } },
                        },
                    },
                ],
            },
        });
    });

    it("is let in by the block that the guide shows", () => {
        expect(
            problemsAfter({
                ...block,
                "aws:allowedAccountIds": ["123456789012"],
                "platform:images": { repositories: { permits: {} }, pullFrom: ["test"] },
                "platform:services.permits": { image: { repository: "permits" }, memoryMiB: 256 },
            }),
        ).to.deep.equal([]);
    });
});
