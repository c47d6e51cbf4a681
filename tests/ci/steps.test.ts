import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { marker } from "../../ci/comment-text";
import { runInSituation } from "./fixture";

const urn = (name: string) => `urn:pulumi:staging::platform::aws:sqs/queue:Queue::${name}`;
const engineStep = (op: string, name: string) => ({
    op,
    urn: urn(name),
    newState: { type: "aws:sqs/queue:Queue", custom: true },
});
const engine = (...steps: readonly object[]) => ({ stdout: JSON.stringify({ steps }) });
const offline = (...changes: readonly (readonly [kind: string, name: string])[]) => ({
    stdout: JSON.stringify({
        comparison: { changes: changes.map(([kind, name]) => ({ kind, urn: urn(name), resource: "custom" })) },
    }),
});
const imageBuild = { context: "./tests/fixtures/image-build", platform: "linux/arm64" };
const pack = "--policy-pack policy-pack --policy-pack-config policy-pack/settings/staging.json";

describe("ci: previews", () => {
    it("hand on a comment, a report and findings of each stack, and end with the worst exit code", async () => {
        const directory = mkdtempSync(path.join(tmpdir(), "ci-"));
        try {
            const { code, started, said } = await runInSituation(["preview", "--base", "main", "--folder", directory], {
                programs: {
                    "npm run --silent preview -- dev --against": { stdout: "## dev" },
                    "npm run --silent preview -- prod --against": { code: 1, stdout: "## prod" },
                    "npm run --silent preview -- security --against": { stdout: "## security" },
                    "npm run --silent preview -- shared-services --against": { stdout: "## shared-services" },
                    "npm run --silent preview -- staging --against": { stdout: "## staging" },
                    "npm run --silent preview -- prod --sarif": { stdout: "{}" },
                },
            });
            expect(code).to.equal(1);
            expect(said).to.match(
                /^ok dev: .*dev\.html\nnot ok prod: .*prod\.html\nok security: .*security\.html\nok shared-services: .*shared-services\.html\nok staging: .*staging\.html\n$/,
            );
            expect(started.map(({ command }) => command)).to.deep.equal(
                ["dev", "prod", "security", "shared-services", "staging"].flatMap((stack) => [
                    `npm run --silent preview -- ${stack} --against main --markdown --html ${directory}/${stack}.html`,
                    `npm run --silent preview -- ${stack} --sarif`,
                ]),
            );
            const written = readFileSync(path.join(directory, "comment.md"), "utf8");
            expect(written).to.equal(
                `${marker}\n\n## dev\n\n## prod\n\n## security\n\n## shared-services\n\n## staging`,
            );
            expect(readFileSync(path.join(directory, "prod.sarif"), "utf8")).to.equal("{}");
        } finally {
            rmSync(directory, { recursive: true });
        }
    });
});

describe("ci: the engine's plan", () => {
    const component = { op: "create", urn: urn("c"), newState: { type: "platform:x:X", custom: false } };

    it("equals the offline one, in what providers manage", async () => {
        const { code, said, started } = await runInSituation(["plan", "--stack", "staging"], {
            programs: {
                "npx pulumi preview": engine(engineStep("create", "a"), component, engineStep("same", "b")),
                "npm run --silent preview": offline(["create", "a"]),
            },
        });
        expect([code, said]).to.deep.equal([0, "1 to create\n"]);
        expect(started[0]?.command).to.equal(`npx pulumi preview --stack staging --json ${pack} --non-interactive`);
    });

    it("is compared resource by resource", async () => {
        const { code, said } = await runInSituation(["plan", "--stack", "staging"], {
            programs: {
                "npx pulumi preview": engine(engineStep("replace", "a"), engineStep("update", "b")),
                "npm run --silent preview": offline(["update", "a"], ["update", "b"], ["delete", "c"]),
            },
        });
        expect(code).to.equal(1);
        expect(said).to.equal(
            [
                "1 to update, 1 to replace",
                `${urn("a")}: the engine would replace it, the offline preview would update it`,
                `${urn("c")}: the engine would leave it, the offline preview would delete it`,
                "",
            ].join("\n"),
        );
    });

    it("fails with what the engine says", async () => {
        const { code, said } = await runInSituation(["plan", "--stack", "staging"], {
            programs: { "npx pulumi preview": { code: 255, stdout: "no stack named staging" } },
        });
        expect([code, said]).to.deep.equal([1, "error: pulumi preview failed:\nno stack named staging\n"]);
    });
});

describe("ci: updates", () => {
    it("are judged by the stack's policies", async () => {
        const { code, started } = await runInSituation(["up", "--stack", "staging"]);
        expect(code).to.equal(0);
        expect(started.map(({ command }) => command)).to.deep.equal([
            `npx pulumi up --yes --stack staging --refresh ${pack} --non-interactive`,
        ]);
    });

    describe("of a stack that builds images", () => {
        const exclude = "--exclude **docker-build:index:Image::*";
        let directory: string;
        before(() => {
            directory = mkdtempSync(path.join(tmpdir(), "ci-"));
            const images = { repositories: { permits: { build: imageBuild } }, pullFrom: ["staging"] };
            const config = {
                "aws:region": "us-east-1",
                "aws:allowedAccountIds": ["123456789012"],
                "platform:images": images,
            };
            writeFileSync(path.join(directory, "Pulumi.yaml"), "name: platform\nruntime: nodejs\n");
            writeFileSync(path.join(directory, "Pulumi.staging.yaml"), JSON.stringify({ config }));
        });
        after(() => {
            rmSync(directory, { recursive: true });
        });

        it("refresh the others first, since the registry's token in the state has expired", async () => {
            const { code, started } = await runInSituation(["up", "--stack", "staging"], { directory });
            expect(code).to.equal(0);
            expect(started.map(({ command }) => command)).to.deep.equal([
                `npx pulumi refresh --yes --stack staging --skip-preview ${exclude} --non-interactive`,
                "npx pulumi up --yes --stack staging --policy-pack policy-pack --non-interactive",
            ]);
        });

        it("do not begin where the refresh fails", async () => {
            const programs = { "npx pulumi refresh": { code: 255 } };
            const { code, started } = await runInSituation(["up", "--stack", "staging"], { directory, programs });
            expect([code, started.length]).to.deep.equal([1, 1]);
        });

        it("have no drift in them", async () => {
            const programs = { "npx pulumi": engine() };
            const { started } = await runInSituation(["drift", "--stack", "staging"], { directory, programs });
            expect(started.map(({ command }) => command)).to.deep.equal([
                `npx pulumi refresh --preview-only ${exclude} --stack staging --json --non-interactive`,
                "npx pulumi preview --policy-pack policy-pack --stack staging --json --non-interactive",
            ]);
        });
    });

    it("say how to go on when they stop", async () => {
        const { code, said } = await runInSituation(["up", "--stack", "staging"], {
            programs: { "npx pulumi up": { code: 255 } },
        });
        expect(code).to.equal(1);
        expect(said).to.equal(
            "\nThe update stopped. What runs: npm run ops -- status --stack staging. How to go on: docs/runbooks/interrupted-update.md.\n",
        );
    });
});

describe("ci: acceptance", () => {
    const open = "boards-commissions.apps.example.gov";
    const servers = {
        [`GET https://${open}/admin/ok`]: [200],
        [`GET http://${open}/admin/ok`]: [301],
    } as const;

    it("asks open hosts by TLS and without, names those it cannot reach, then what runs", async () => {
        const { code, said, started } = await runInSituation(["accept", "--stack", "prod"], { servers });
        expect(code).to.equal(0);
        expect(said).to.equal(
            [
                "    asked                                                 answered  expected",
                `ok  https://${open}/admin/ok  200       200`,
                `ok  http://${open}/admin/ok   301       301`,
                "not asked: registry-certs.apps.example.gov, whose load balancer lets only some networks in",
                "",
            ].join("\n"),
        );
        expect(started.map(({ command }) => command)).to.deep.equal(["npm run --silent ops -- status --stack prod"]);
    });

    it("fails for a wrong code, for no answer and for what does not run", async () => {
        const wrong = { ...servers, [`GET http://${open}/admin/ok`]: [200] as const };
        const { code, said } = await runInSituation(["accept", "--stack", "prod"], { servers: wrong });
        expect(code).to.equal(1);
        expect(said).to.contain(`not ok  http://${open}/admin/ok   200       301\n`);
        const nobody = await runInSituation(["accept", "--stack", "prod"], {});
        expect(nobody.said).to.match(/not ok {2}https:\S+ {2}getaddrinfo ENOTFOUND {2}200\n/);
        const stopped = await runInSituation(["accept", "--stack", "prod"], {
            servers,
            programs: { "npm run --silent ops": { code: 1 } },
        });
        expect([nobody.code, stopped.code]).to.deep.equal([1, 1]);
    });
});

describe("ci: drift", () => {
    const env = {
        GITHUB_ACTIONS: "true",
        GITHUB_API_URL: "https://api.github.test",
        GITHUB_REPOSITORY: "example-gov/platform",
        GITHUB_TOKEN: "token",
    };
    const programs = {
        "npx pulumi refresh": engine(engineStep("update", "a")),
        "npx pulumi preview": engine(engineStep("create", "b")),
    };
    const text = `Changed in AWS by somebody else:\n- update \`${urn("a")}\`\n\nNot deployed yet:\n- create \`${urn("b")}\`\n\n`;

    it("is what somebody changed in AWS; what is not deployed yet is none", async () => {
        const drifted = await runInSituation(["drift", "--stack", "staging"], { programs });
        expect([drifted.code, drifted.said]).to.deep.equal([1, text]);
        const pending = await runInSituation(["drift", "--stack", "staging"], {
            programs: { ...programs, "npx pulumi refresh": engine() },
        });
        expect(pending.code).to.equal(0);
        expect(pending.said).to.match(/^Changed in AWS by somebody else:\n- nothing\n/);
    });

    it("has no identity in a job without the permission", async () => {
        const { code, said } = await runInSituation(["drift", "--stack", "staging"], { env, programs });
        expect([code, said]).to.deep.equal([
            2,
            "error: no identity: the job needs `permissions: { id-token: write }`\n",
        ]);
    });
});
