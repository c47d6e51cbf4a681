import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { renderSarif } from "@platform/preview/render/sarif";
import type { Finding } from "@platform/aws-model/finding";
import { change, comparison, FINDINGS, preview, TOPIC } from "./sample";

interface Rule {
    readonly id: string;
    readonly name: string;
    readonly shortDescription: { readonly text: string };
    readonly help: { readonly text: string; readonly markdown: string };
    readonly helpUri: string;
    readonly defaultConfiguration: { readonly level: string };
}

interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly {
        readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
            readonly region: { readonly startLine: number; readonly startColumn?: number };
        };
    }[];
}

interface Log {
    readonly $schema: string;
    readonly version: string;
    readonly runs: readonly {
        readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Rule[] } };
        readonly invocations: readonly { readonly executionSuccessful: boolean; readonly exitCode: number }[];
        readonly results: readonly Result[];
    }[];
}

/** The rules of the specification (and of GitHub, which reads it) that a log must keep. */
function check(text: string): Log["runs"][number] {
    const log = JSON.parse(text) as Log;
    expect(log.version).to.equal("2.1.0");
    expect(log.$schema).to.match(/^https:.*sarif.*2\.1\.0/);
    expect(log.runs).to.have.lengthOf(1);
    const [run] = log.runs;
    if (run === undefined) {
        throw new Error("no run");
    }
    const { rules } = run.tool.driver;
    expect(new Set(rules.map(({ id }) => id)).size).to.equal(rules.length);
    for (const rule of rules) {
        expect(rule.shortDescription.text, rule.id).to.not.equal("");
        expect(rule.help.text, rule.id).to.not.equal("");
        expect(rule.helpUri, rule.id).to.match(/^https:\/\/[^\s]+$/);
        expect(rule.defaultConfiguration.level).to.be.oneOf(["error", "warning", "note", "none"]);
    }
    for (const result of run.results) {
        expect(rules[result.ruleIndex]?.id).to.equal(result.ruleId);
        expect(result.level).to.be.oneOf(["error", "warning", "note", "none"]);
        expect(result.message.text).to.not.equal("");
        expect(result.locations).to.have.lengthOf(1);
        for (const { physicalLocation: place } of result.locations) {
            expect(place.artifactLocation.uri).to.match(/^(?![a-z]+:|\/|\.\.)[^\s\\]+$/i);
            expect(place.region.startLine).to.be.at.least(1);
        }
    }
    return run;
}

describe("preview: SARIF", () => {
    let repository: string;
    before(() => {
        repository = realpathSync(mkdtempSync(path.join(tmpdir(), "sarif-test-")));
        mkdirSync(path.join(repository, ".git"));
        mkdirSync(path.join(repository, "my shop"));
    });
    after(() => {
        rmSync(repository, { recursive: true });
    });

    it("keeps the specification's rules and gives each finding its rule, level, text and place", () => {
        const root = path.join(repository, "my shop");
        const location = { file: path.join(root, "index.ts"), line: 7, column: 3 };
        const findings: Finding[] = FINDINGS.map((one) => (one.urn === undefined ? one : { ...one, location }));
        const run = check(renderSarif(preview(findings, { root }), undefined, 1));
        expect(run.invocations).to.deep.equal([{ executionSuccessful: true, exitCode: 1 }]);
        expect(run.tool.driver.rules.map(({ id, name, helpUri }) => ({ id, name, helpUri }))).to.deep.equal([
            {
                id: "policy:platform/topic-has-owner",
                name: "PolicyPlatformTopicHasOwner",
                helpUri: "https://example.org/owners",
            },
            {
                id: "provider/name-form",
                name: "ProviderNameForm",
                helpUri: "https://www.pulumi.com/registry/packages/aws/api-docs/sns/topic/",
            },
        ]);
        expect(run.results).to.deep.equal([
            {
                ruleId: "policy:platform/topic-has-owner",
                ruleIndex: 0,
                level: "warning",
                message: { text: "nobody owns | this, see https://example.org/owners." },
                locations: [
                    {
                        physicalLocation: {
                            artifactLocation: { uri: "my%20shop/Pulumi.yaml", uriBaseId: "%SRCROOT%" },
                            region: { startLine: 1 },
                        },
                    },
                ],
            },
            {
                ruleId: "provider/name-form",
                ruleIndex: 1,
                level: "error",
                message: { text: "name = a b: holds a <space>\nasked by @ops\nuse `-`" },
                locations: [
                    {
                        physicalLocation: {
                            artifactLocation: { uri: "my%20shop/index.ts", uriBaseId: "%SRCROOT%" },
                            region: { startLine: 7, startColumn: 3 },
                        },
                        logicalLocations: [{ fullyQualifiedName: TOPIC, kind: "resource" }],
                    },
                ],
                partialFingerprints: { "resource/v1": `provider/name-form:${TOPIC}` },
            },
        ]);
    });

    it("reports a failed program at the line that failed, and changes that the engine refuses", () => {
        const root = path.join(repository, "my shop");
        const frame = { function: "f", location: { file: path.join(root, "lib.ts"), line: 4, column: 9 }, own: true };
        const base = preview([], { root });
        const failed = {
            ...base.strict,
            failures: [{ kind: "exception", message: "half done", frames: [frame] }],
        } as const;
        const run = check(renderSarif({ ...base, strict: failed }, undefined, 2));
        expect(run.invocations[0]?.executionSuccessful).to.equal(false);
        expect(run.results.map(({ ruleId, level, message }) => ({ ruleId, level, text: message.text }))).to.deep.equal([
            {
                ruleId: "program/exception",
                level: "error",
                text: "half done\nThe program must run to its end before its plan can be judged.",
            },
        ]);
        expect(run.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).to.equal("my%20shop/lib.ts");

        const refused = comparison([
            change({ kind: "delete", refused: "it is protected: the engine refuses to delete it" }),
        ]);
        const [result] = check(renderSarif(base, refused, 1)).results;
        expect(result?.ruleId).to.equal("engine/protected");
        expect(result?.message.text).to.match(
            /^aws:sns\/topic:Topic alarms: it is protected: the engine refuses to delete it\n/,
        );
    });

    it("warns of outages while an update runs, in a result of their own", () => {
        const outage = "its tunnels are down";
        const changes = comparison([change({ kind: "replace", outage, refused: "it is protected" })]);
        const root = path.join(repository, "my shop");
        const { results, tool } = check(renderSarif(preview([], { root }), changes, 1));
        expect(results.map(({ ruleId, level, message }) => [ruleId, level, message.text.split("\n")[0]])).to.deep.equal(
            [
                ["engine/protected", "error", "aws:sns/topic:Topic alarms: it is protected"],
                ["engine/outage", "warning", "aws:sns/topic:Topic alarms: outage: its tunnels are down"],
            ],
        );
        expect(tool.driver.rules.map(({ id }) => id)).to.deep.equal(["engine/outage", "engine/protected"]);
    });

    it("has a loss of data as an error, once", () => {
        const changes = comparison([change({ kind: "replace", outage: "the new one is empty", dataLost: true })]);
        const root = path.join(repository, "my shop");
        const { results } = check(renderSarif(preview([], { root }), changes, 1));
        expect(results.map(({ ruleId, level, message }) => [ruleId, level, message.text.split("\n")[0]])).to.deep.equal(
            [["engine/data-lost", "error", "aws:sns/topic:Topic alarms: data lost: the new one is empty"]],
        );
    });

    it("never points outside the repository, and is empty when all is well", () => {
        const root = path.join(repository, "my shop");
        const [finding] = FINDINGS;
        const outside = { ...finding, location: { file: "/elsewhere/x.ts", line: 3, column: 1 } } as Finding;
        const run = check(renderSarif(preview([outside], { root }), undefined, 0));
        expect(run.results[0]?.locations[0]?.physicalLocation).to.deep.equal({
            artifactLocation: { uri: "my%20shop/Pulumi.yaml", uriBaseId: "%SRCROOT%" },
            region: { startLine: 1 },
        });
        expect(check(renderSarif(preview([], { root }), undefined, 0)).results).to.deep.equal([]);
    });
});
