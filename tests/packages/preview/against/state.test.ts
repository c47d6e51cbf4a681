import path from "node:path";
import { writeFileSync } from "node:fs";
import { expect } from "chai";
import { runMain } from "../../cli/run-main";
import { TemporaryProjects } from "../support/temporary-project";
import { exported, PROGRAM, resources, secretText, urns, withChange } from "./support/state";
import type { Stored } from "./support/state";

const STACK_FILE = "config:\n  aws:region: eu-west-1\n  aws:defaultTags: { tags: { owner: web } }\n";
const NOT_COMPARED =
    "note encrypted values are not compared: password.value. Export the state with --show-secrets, or set PULUMI_CONFIG_PASSPHRASE.";

describe("preview --against a state", () => {
    const projects = new TemporaryProjects();
    let root: string;

    const against = async (
        list: readonly Stored[],
        program = PROGRAM,
        ...flags: string[]
    ): Promise<{ code: number | null; lines: string[] }> => {
        const file = path.join(root, "state.json");
        writeFileSync(file, exported(list));
        writeFileSync(path.join(root, "index.ts"), program);
        const { code, stdout, stderr } = await runMain(["dev", "--cwd", root, "--against", file, ...flags]);
        return { code, lines: (stdout + stderr).trimEnd().split("\n") };
    };

    before(() => {
        root = projects.write({ "Pulumi.yaml": "name: shop\nruntime: nodejs\n", "Pulumi.dev.yaml": STACK_FILE });
    });
    after(() => {
        projects.removeAll();
    });

    it("takes real ids, automatic names, default tags and another account for what they are: no changes", async () => {
        expect(await against(resources(), PROGRAM, "--expect-no-changes")).to.deep.equal({
            code: 0,
            lines: [NOT_COMPARED, "", "ok shop/dev against state.json: no changes, 6 unchanged"],
        });
    });

    it("follows an id through outputs that repeat an input", async () => {
        const program = PROGRAM.concat('new aws.ssm.Parameter("where", { type: "String", value: subnet.vpcId });\n');
        const password = resources().find(({ urn }) => urn === urns.password) ?? { urn: "" };
        const where = (value: string): Stored => ({
            ...password,
            urn: urns.password.replace(/password$/, "where"),
            inputs: { type: "String", value, tags: { owner: "web" } },
        });
        const { lines } = await against([...resources(), where("vpc-0aa11bb22cc33dd44")], program);
        const moved = await against([...resources(), where("vpc-of-another")], program);

        expect(lines.at(-1)).to.equal("ok shop/dev against state.json: no changes, 7 unchanged");
        expect(moved.lines.at(-1)).to.equal("ok shop/dev against state.json: 1 to update, 6 unchanged");
    });

    it("compares secrets in plain text without showing them", async () => {
        const stored = (value: string): Stored[] =>
            withChange(urns.password, ({ inputs }) => ({
                inputs: { ...(inputs as object), value: secretText(value) },
            }));
        expect(await against(stored("one-secret"))).to.deep.equal({
            code: 0,
            lines: ["ok shop/dev against state.json: no changes, 6 unchanged"],
        });
        expect(await against(stored("another-secret"))).to.deep.equal({
            code: 0,
            lines: [
                "shop-dev",
                "  ~ ssm/Parameter password",
                "      ~ value: [secret] → [secret]",
                "",
                "ok shop/dev against state.json: 1 to update, 5 unchanged",
            ],
        });
    });

    it("compares an archive in memory by its parts, and says where the state has a digest alone", async () => {
        const program = PROGRAM.concat(
            'new aws.lambda.Function("report", { role: "arn:aws:iam::210987654321:role/report", runtime: "nodejs22.x", handler: "index.main", code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("1") }) });\n',
        );
        const [mark, archive, asset] = [
            "4dabf18193072939515e22adb298388d",
            "0def7320c3a5731c473e5ecbe6d01bc7",
            "c44067f5952c0a294b673a41bacd8c17",
        ];
        const report = (assets: object): Stored => ({
            ...(resources().at(-1) as Stored),
            urn: urns.password.replace(/aws:.*/, "aws:lambda/function:Function::report"),
            inputs: {
                role: "arn:aws:iam::210987654321:role/report",
                runtime: "nodejs22.x",
                handler: "index.main",
                tags: { owner: "web" },
                code: { [mark]: archive, assets, hash: "9f86d081" },
            },
        });
        const sha256 = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"; // of "1"
        const part = (hash: string) => ({ "index.js": { [mark]: asset, text: "1", hash } });
        const said = async (assets: object) => (await against([...resources(), report(assets)], program)).lines;

        expect((await said(part(sha256))).at(-1)).to.equal("ok shop/dev against state.json: no changes, 7 unchanged");
        expect((await said(part("4e07408562"))).slice(0, 3)).to.deep.equal([
            "shop-dev",
            "  ~ lambda/Function report",
            "      ~ code: [archive in memory] → [other content]",
        ]);
        expect(await said({})).to.deep.equal([
            NOT_COMPARED,
            "note archives are not compared: of report.code the state has a digest that only the engine computes.",
            "",
            "ok shop/dev against state.json: no changes, 7 unchanged",
        ]);
    });

    it("follows a replacement to everything that uses the new id", async () => {
        const { lines } = await against(resources(), PROGRAM.replace("10.0.0.0/16", "10.0.0.0/17"));
        expect(lines).to.deep.equal([
            "shop-dev",
            "  ~ autoscaling/Group hosts",
            "      ~ vpcZoneIdentifiers[0]: [new when ec2/Subnet a is replaced]",
            "  ~ cloudwatch/MetricAlarm errors",
            "      ~ dimensions.Subnet: [new when ec2/Subnet a is replaced]",
            "  ± ec2/Subnet a  (replaced: vpcId)",
            "      ~ vpcId: [new when ec2/Vpc main is replaced]  forces replacement",
            "  ± ec2/Vpc main  (replaced: cidrBlock)",
            '      ~ cidrBlock: "10.0.0.0/16" → "10.0.0.0/17"  forces replacement',
            "",
            NOT_COMPARED,
            "",
            "ok shop/dev against state.json: 2 to update, 2 to replace, 2 unchanged",
        ]);
    });

    it("refuses what is protected, and forgets what is retained", async () => {
        const topics = resources().map((one) => (one.urn === urns.topic ? { ...one, protect: true } : one));
        const list = topics.map((one) => (one.urn === urns.password ? { ...one, retainOnDelete: true } : one));
        const program = PROGRAM.replace(/new aws\.ssm.*\n/, "").replace(
            'const topic = new aws.sns.Topic("alarms");',
            'const topic = { arn: "arn:aws:sns:eu-west-1:210987654321:x" };',
        );
        const { code, lines } = await against(list, program, "--filter", "::alarms");
        expect(code).to.equal(1);
        expect(lines.slice(0, 4)).to.deep.equal([
            "shop-dev",
            "  - sns/Topic alarms",
            "      ! it is protected: the engine refuses to delete it",
            "",
        ]);
        const all = await against(list, program);
        expect(all.lines).to.include.members([
            "  - ssm/Parameter password",
            "      only forgotten, not deleted (retainOnDelete)",
        ]);
    });

    it("refuses to replace what stays protected", async () => {
        const list = withChange(urns.vpc, () => ({ protect: true }));
        const program = PROGRAM.replace('"10.0.0.0/16" }', '"10.0.0.0/17" }, { protect: true }');
        const { code, lines } = await against(list, program);
        expect(code).to.equal(1);
        expect(lines.slice(lines.indexOf("  ± ec2/Vpc main  (replaced: cidrBlock)")).slice(0, 3)).to.deep.equal([
            "  ± ec2/Vpc main  (replaced: cidrBlock)",
            '      ~ cidrBlock: "10.0.0.0/16" → "10.0.0.0/17"  forces replacement',
            "      ! it is protected: the engine refuses to replace it",
        ]);
    });

    it("lists leftovers of an interrupted update, and leaves lookups alone", async () => {
        const [first] = resources().filter(({ urn }) => urn === urns.topic);
        const looked = {
            urn: "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::peer",
            custom: true,
            external: true,
            id: "vpc-1",
        };
        const list = [...resources(), { ...(first as Stored), id: "old", delete: true }, looked];
        expect((await against(list)).lines.slice(0, 3)).to.deep.equal([
            "shop-dev",
            "  - sns/Topic alarms",
            "      left over from an earlier update",
        ]);
    });

    it("shows where a new reference comes from rather than a made-up id", async () => {
        const program = PROGRAM.replace("Subnet: subnet.id", "Subnet: vpc.id");
        expect((await against(resources(), program)).lines.slice(1, 3)).to.deep.equal([
            "  ~ cloudwatch/MetricAlarm errors",
            '      ~ dimensions.Subnet: "subnet-0123456789abcdef0" → [main.id]',
        ]);
    });
});
