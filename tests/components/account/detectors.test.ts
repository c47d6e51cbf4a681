import { expect } from "chai";
import { record } from "../../harness/record";
import { testScope } from "../../harness/scope";
import { account, types } from "./fixture";

const hub = { leftOut: { securityHub: "The organization has Security Hub for us." } };

describe("AWS Config", () => {
    it("records everything in each region, and what is global once", async () => {
        const recording = await record(account({ regions: ["us-west-2"], config: { recording: "daily" } }));
        const recorder = (region: string, includeGlobalResourceTypes: boolean) => ({
            name: "default",
            region,
            roleArn: "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
            recordingGroup: { allSupported: true, includeGlobalResourceTypes },
            recordingMode: { recordingFrequency: "DAILY" },
        });
        expect(recording.inputs(types.recorder, "account-config")).to.deep.equal(recorder("us-east-1", true));
        expect(recording.inputs(types.recorder, "account-config-us-west-2")).to.deep.equal(
            recorder("us-west-2", false),
        );
        expect(recording.inputs(types.channel, "account-config-us-west-2")).to.deep.equal({
            name: "default",
            region: "us-west-2",
            s3BucketName: "platform-test-audit-123456789012-us-east-1",
            s3KmsKeyArn: recording.one(types.key, "account-audit").outputs["arn"],
        });
    });

    it("is started after its channel, which waits for the recorder and the bucket's policy", async () => {
        const recording = await record(account());
        const before = (type: string) => recording.one(type, "account-config").dependencies;
        expect(before(types.recorder)).to.include(recording.one(types.serviceLinkedRole, "account-config").urn);
        expect(before(types.channel)).to.include.members([
            recording.one(types.recorder, "account-config").urn,
            recording.one(types.bucketPolicy, "account-audit").urn,
        ]);
        expect(before(types.status)).to.include(recording.one(types.channel, "account-config").urn);
    });

    it("leaves a role that exists alone", async () => {
        const recording = await record(account({ config: { serviceLinkedRole: "existing" } }));
        expect(recording.ofType(types.serviceLinkedRole)).to.deep.equal([]);
    });

    it("asks for the program's tags, and what Security Hub asks only where that is not", async () => {
        const withHub = await record(account());
        expect(withHub.names(types.rule)).to.deep.equal(["account-config-tags"]);
        expect(withHub.inputs(types.rule, "account-config-tags")).to.deep.include({
            name: "platform-test-tags",
            source: { owner: "AWS", sourceIdentifier: "REQUIRED_TAGS" },
            inputParameters: '{"tag1Key":"Project"}',
        });
        const without = await record(account(hub, { scope: { ...testScope(), tags: {} } }));
        expect(without.names(types.rule)).to.deep.equal([
            "account-config-open-security-groups",
            "account-config-public-buckets",
            "account-config-public-snapshots",
            "account-config-root-keys",
            "account-config-root-mfa",
            "account-config-unused-credentials",
        ]);
        const member = await record(account(hub, { isMember: true }));
        expect(member.names(types.rule)).to.deep.equal(["account-config-tags"]);
    });
});

describe("GuardDuty", () => {
    it("says of every feature whether it is on", async () => {
        const recording = await record(account({ guardDuty: { features: ["rds"] }, regions: ["us-west-2"] }));
        expect(recording.inputs(types.detector, "account-guardduty-us-west-2")).to.deep.equal({
            region: "us-west-2",
            enable: true,
            findingPublishingFrequency: "FIFTEEN_MINUTES",
        });
        const features = recording.ofType(types.feature).filter(({ inputs }) => inputs["region"] === "us-east-1");
        expect(features.map(({ inputs: { name, status, detectorId } }) => [name, status, detectorId])).to.deep.equal(
            [
                ["S3_DATA_EVENTS", "DISABLED"],
                ["EBS_MALWARE_PROTECTION", "DISABLED"],
                ["RDS_LOGIN_EVENTS", "ENABLED"],
                ["LAMBDA_NETWORK_LOGS", "DISABLED"],
                ["EKS_AUDIT_LOGS", "DISABLED"],
            ].map((feature) => [...feature, recording.id(types.detector, "account-guardduty")]),
        );
    });
});

describe("Security Hub", () => {
    it("subscribes its standards itself, and leaves out what has a reason", async () => {
        const why = "Interface endpoints cost more than they bring us.";
        const recording = await record(account({ securityHub: { disabledControls: { fsbp: { "EC2.10": why } } } }));
        expect(recording.inputs(types.hub, "account-security-hub")).to.deep.equal({
            enableDefaultStandards: false,
            autoEnableControls: true,
            controlFindingGenerator: "SECURITY_CONTROL",
        });
        const fsbp = "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0";
        const cis = "arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/5.0.0";
        expect(recording.ofType(types.standard).map(({ inputs }) => inputs["standardsArn"])).to.deep.equal([fsbp, cis]);
        expect(recording.inputs(types.control, "account-security-hub-fsbp-EC2.10")).to.deep.equal({
            standardsArn: fsbp,
            securityControlId: "EC2.10",
            associationStatus: "DISABLED",
            updatedReason: why,
        });
    });
});

describe("Access Analyzer and Inspector", () => {
    it("look at what is shared in each region, and once for rights that nobody uses", async () => {
        const recording = await record(account({ regions: ["us-west-2"], accessAnalyzer: { unusedDays: 90 } }));
        expect(recording.ofType(types.analyzer).map(({ inputs }) => inputs)).to.deep.equal([
            { region: "us-east-1", analyzerName: "platform-test-external", type: "ACCOUNT" },
            { region: "us-west-2", analyzerName: "platform-test-external", type: "ACCOUNT" },
            {
                analyzerName: "platform-test-unused",
                type: "ACCOUNT_UNUSED_ACCESS",
                configuration: { unusedAccess: { unusedAccessAge: 90 } },
            },
        ]);
    });

    it("scan what is said, of this account", async () => {
        const recording = await record(account({ inspector: { scan: ["LAMBDA", "EC2"] } }));
        expect(recording.inputs(types.enabler, "account-inspector")).to.deep.equal({
            accountIds: ["123456789012"],
            resourceTypes: ["EC2", "LAMBDA"],
        });
    });
});
