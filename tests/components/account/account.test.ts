import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import { everyTransform, unreached } from "../../harness/transforms";
import { account, types } from "./fixture";

const reason = "The organization has it for all of its accounts.";
const parts = [
    ...["trail", "config", "guardDuty", "securityHub"],
    ...["accessAnalyzer", "inspector", "defaults", "passwordPolicy"],
];
/** Everything left out but one part. */
const alone = (part: string) => ({
    leftOut: Object.fromEntries(parts.filter((each) => each !== part).map((each) => [each, reason])),
});

describe("Account", () => {
    it("registers the same in a preview and in an update, with documents that both know", async () => {
        const { strict, placeholder } = await recordBoth(account({ regions: ["us-west-2"] }));
        expect(strict.list).to.deep.equal(placeholder.list);
        const documents = [
            [types.bucketPolicy, "account-audit"],
            [types.key, "account-audit"],
            [types.rolePolicy, "account-trail"],
            [types.rolePolicy, "account-forwarding"],
            [types.queuePolicy, "account-findings-threats"],
            [types.queuePolicy, "account-findings-weaknesses"],
        ] as const;
        for (const [type, name] of documents) {
            expect(strict.document(type, name), name).to.deep.equal(placeholder.document(type, name));
        }
    });

    it("makes a component for each part, and what tells of findings", async () => {
        const recording = await record(account());
        const components = recording.resources.filter(({ kind }) => kind === "component");
        expect(components.map(({ type, name }) => `${type} ${name}`)).to.deep.equal([
            "platform:account:Account account",
            "platform:account:AuditLog account-audit",
            "platform:account:AuditTrail account-trail",
            "platform:account:ConfigRecorder account-config",
            "platform:account:ThreatDetection account-guardduty",
            "platform:account:SecurityHub account-security-hub",
            "platform:account:AccessAnalysis account-access",
            "platform:account:VulnerabilityScanning account-inspector",
            "platform:account:AccountDefaults account-defaults",
            "platform:account:Findings account-findings",
        ]);
    });

    it("leaves out what something else has", async () => {
        const made = async (part: string) => {
            const recording = await record(account(alone(part)));
            const components = recording.resources.filter(({ kind }) => kind === "component");
            return components.map(({ name }) => name).filter((name) => !/^account(-findings)?$/.test(name));
        };
        const found: (readonly string[])[] = [];
        for (const part of parts) {
            found.push(await made(part));
        }
        expect(found).to.deep.equal([
            ["account-audit", "account-trail"],
            ["account-audit", "account-config"],
            ["account-guardduty"],
            ["account-security-hub"],
            ["account-access"],
            ["account-inspector"],
            ["account-defaults"],
            [],
        ]);
        const recording = await record(account(alone("passwordPolicy")));
        expect(recording.ofType("aws:iam/accountPasswordPolicy:AccountPasswordPolicy")).to.have.lengthOf(1);
    });

    it("makes the defaults of the account and of each region", async () => {
        const recording = await record(account({ ...alone("defaults"), regions: ["us-west-2"] }));
        const made = recording.resources.filter(({ parent }) => parent?.endsWith("::account-defaults"));
        const said = made.map(({ type, inputs }) => [type.replace(/^aws:|\/.*/g, ""), type.replace(/.*:/, ""), inputs]);
        const ofRegion = (region: string) => [
            ["ebs", "EncryptionByDefault", { region, enabled: true }],
            ["ebs", "SnapshotBlockPublicAccess", { region, state: "block-all-sharing" }],
            ["ec2", "ImageBlockPublicAccess", { region, state: "block-new-sharing" }],
            [
                "ec2",
                "InstanceMetadataDefaults",
                { region, httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
            ],
            ["ec2", "SerialConsoleAccess", { region, enabled: false }],
        ];
        const blocked = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
        const buckets = { accountId: "123456789012", ...Object.fromEntries(blocked.map((flag) => [flag, true])) };
        expect(said).to.have.deep.members([
            ...ofRegion("us-east-1"),
            ...ofRegion("us-west-2"),
            ["s3", "AccountPublicAccessBlock", buckets],
        ]);
    });

    it("protects what takes history or a key with it", async () => {
        const isProtected = (deletionProtection: boolean) =>
            record(account({}, { deletionProtection })).then(({ resources }) =>
                resources.filter(({ options }) => options.protect === true).map(({ type, name }) => `${type} ${name}`),
            );
        expect(await isProtected(true)).to.have.members([
            `${types.key} account-audit`,
            "aws:s3/bucket:Bucket account-audit",
            `${types.trail} account-trail`,
            `${types.serviceLinkedRole} account-config`,
            `${types.recorder} account-config`,
            `${types.detector} account-guardduty`,
            `${types.hub} account-security-hub`,
            `${types.analyzer} account-access`,
        ]);
        expect(await isProtected(false)).to.deep.equal([]);
    });

    it("is reached by transform in all that it makes", async () => {
        const config = { regions: ["us-west-2"], accessAnalyzer: { unusedDays: 90 } };
        expect(unreached(await record(account(config, { transform: everyTransform })))).to.deep.equal([]);
    });
});
