import { expect } from "chai";
import { runPreview } from "../support/run-preview";
import { TemporaryProjects } from "../support/temporary-project";
import { AFTER, BEFORE } from "./support/programs";
import { Repository } from "./support/repository";

describe("preview --against a revision", () => {
    const projects = new TemporaryProjects();
    let repository: Repository;

    const against = async (revision: string, ...flags: string[]): Promise<{ code: number | null; text: string }> => {
        const { code, stdout, stderr } = await runPreview([
            "dev",
            "--cwd",
            repository.root,
            "--against",
            revision,
            ...flags,
        ]);
        return { code, text: (stdout + stderr).replaceAll(/\([0-9a-f]{7}\)/g, "(commit)") };
    };

    before(() => {
        repository = new Repository(projects, { "index.ts": BEFORE });
    });
    after(() => {
        projects.removeAll();
    });

    it("says that nothing changes when nothing does", async () => {
        repository.write({ "index.ts": BEFORE });
        expect(await against("before", "--expect-no-changes")).to.deep.equal({
            code: 0,
            text: "ok shop/dev against before (commit): no changes, 13 unchanged\n",
        });
    });

    it("shows each change with what it leads to, by component", async () => {
        repository.write({ "index.ts": AFTER });
        const { code, text } = await against("before");
        expect(text.split("\n")).to.deep.equal([
            "shop-dev",
            "  ~ cloudwatch/LogGroup orders",
            "      ~ retentionInDays: 30 → 90",
            '      + tags.new: "yes"',
            '      - tags.old: "yes"',
            '      ~ tags.team: "shop" → "store"',
            "  ~ iam/RolePolicy worker",
            '      + policy » Statement[0].Action[1]: "s3:PutObject"',
            "  + kms/Key data",
            "  - sns/Topic alarms",
            "      ! it is protected: the engine refuses to delete it",
            "  + sns/Topic letters",
            '      looks like news renamed; to keep that one: aliases: ["urn:pulumi:dev::shop::aws:sns/topic:Topic::news"]',
            "  - sns/Topic news",
            "      looks as if renamed to letters",
            "  ~ sqs/Queue jobs",
            "      ~ maxMessageSize: 1024 → 2048",
            "  ~ ssm/Parameter password",
            "      ~ value: [secret] → [secret]",
            "",
            "site shop:web/Site",
            "  ± ec2/RouteTableAssociation site-a  (replaced: subnetId)",
            "      ~ subnetId: [new when ec2/Subnet site-a is replaced]  forces replacement",
            "  → ec2/SecurityGroup front  (was web)",
            "  ± ec2/Subnet site-a  (replaced: cidrBlock)",
            '      ~ cidrBlock: "10.0.0.0/24" → "10.0.1.0/24"  forces replacement',
            "",
            "Stack outputs",
            '  ~ zone: "example.org" → "example.gov"',
            "",
            "not ok shop/dev against before (commit): 2 to create, 4 to update, 2 to replace, 2 to delete, 1 renamed, 4 unchanged, 1 change that the engine refuses",
            "",
        ]);
        expect(code).to.equal(1);
    });

    it("colours signs where colours are asked for", async () => {
        const { stdout } = await runPreview(["dev", "--cwd", repository.root, "--against", "before"], {
            FORCE_COLOR: "1",
        });
        expect(stdout).to.include("\u001b[32m+ kms/Key data\u001b[39m");
        expect(stdout).to.include("\u001b[31m± ec2/Subnet site-a\u001b[39m");
    });

    it("never shows a secret, in any form of output", async () => {
        const forms = ["--json", "--markdown", "--sarif", "--timings"];
        for (const { text } of await Promise.all(forms.map((form) => against("before", form)))) {
            expect(text)
                .to.include("shop")
                .and.to.not.match(/one-secret|other-secret/);
        }
    });

    it("puts the changes into the JSON result", async () => {
        const { code, text } = await against("before", "--json");
        const { exitCode, comparison } = JSON.parse(text) as {
            exitCode: number;
            comparison: {
                against: string;
                changes: { name: string; kind: string; previousUrn?: string }[];
                unchanged: number;
            };
        };
        expect({ code, exitCode, against: comparison.against, unchanged: comparison.unchanged }).to.deep.equal({
            code: 1,
            exitCode: 1,
            against: "before (commit)",
            unchanged: 4,
        });
        expect(comparison.changes.find(({ name }) => name === "front")).to.deep.include({
            kind: "rename",
            urn: "urn:pulumi:dev::shop::shop:web:Site$aws:ec2/securityGroup:SecurityGroup::front",
            previousUrn: "urn:pulumi:dev::shop::shop:web:Site$aws:ec2/securityGroup:SecurityGroup::web",
            properties: [],
        });
        expect(comparison.changes.find(({ name }) => name === "password")).to.deep.include({
            properties: [{ path: "value", kind: "change", before: "[secret]", after: "[secret]", replaces: "no" }],
        });
    });

    it("fails for any change with --expect-no-changes, and passes over renames", async () => {
        repository.write({
            "index.ts": BEFORE.replace(
                'sns.Topic("news", { displayName: "News" }',
                'sns.Topic("n", { displayName: "News" }, { aliases: [{ name: "news" }] }',
            ),
        });
        expect(await against("before", "--expect-no-changes")).to.deep.equal({
            code: 0,
            text: "shop-dev\n  → sns/Topic n  (was news)\n\nok shop/dev against before (commit): 1 renamed, 12 unchanged\n",
        });
        repository.write({ "index.ts": BEFORE.replace("30", "60") });
        expect(await against("before", "--expect-no-changes")).to.deep.equal({
            code: 1,
            text: [
                "shop-dev",
                "  ~ cloudwatch/LogGroup orders",
                "      ~ retentionInDays: 30 → 60",
                "",
                "not ok shop/dev against before (commit): 1 to update, 12 unchanged, no changes were expected",
                "",
            ].join("\n"),
        });
    });

    it("uses the stack file of the revision, and counts what the configuration adds to every resource", async () => {
        repository.write({
            "index.ts": BEFORE,
            "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-1\n  aws:defaultTags: { tags: { owner: shop } }\n",
        });
        const { text } = await against("before", "--filter", "LogGroup");
        expect(text).to.equal(
            [
                "shop-dev",
                "  ~ cloudwatch/LogGroup orders",
                '      ~ tags.owner: "web" → "shop"',
                "",
                "ok shop/dev against before (commit): 11 to update, 1 default provider changed, 2 unchanged",
                "",
            ].join("\n"),
        );
        repository.git("checkout", "--quiet", "before", "--", ".");
    });

    it("calls everything new where the revision has no such stack", async () => {
        repository.write({
            "Pulumi.other.yaml": "",
            "index.ts": "import * as aws from '@pulumi/aws';\nnew aws.sns.Topic('t');\n",
        });
        const { stdout } = await runPreview(["other", "--cwd", repository.root, "--against", "before"]);
        expect(stdout.replaceAll(/\([0-9a-f]{7}\)/g, "(commit)")).to.equal(
            [
                "shop-other",
                "  + sns/Topic t",
                "",
                "note before (commit) has no Pulumi.other.yaml: everything is new.",
                "",
                "ok shop/other against before (commit): 1 to create, 0 unchanged",
                "",
            ].join("\n"),
        );
    });
});
