import { expect } from "chai";
import { trailWatches } from "../../../components/account/trail-alarms";
import { alarmInputs } from "../../harness/alarms";
import { record } from "../../harness/record";
import { testKeyArn, testTopics } from "../../harness/scope";
import { account, types } from "./fixture";

interface Statement {
    readonly Sid: string;
    readonly Principal: unknown;
    readonly Action: unknown;
    readonly Resource: unknown;
    readonly Condition?: unknown;
}
const statementsOf = (document: unknown) => (document as { Statement: readonly Statement[] }).Statement;
const trailArn = "arn:aws:cloudtrail:us-east-1:123456789012:trail/platform-test-trail";
const bucket = "arn:aws:s3:::platform-test-audit-123456789012-us-east-1";
const owner = "bucket-owner-full-control";

describe("the account's trail", () => {
    it("records every region into a bucket that is locked, and into a log group", async () => {
        const recording = await record(account());
        const log = recording.one(types.logGroup, "account-trail");
        expect(recording.inputs(types.trail, "account-trail")).to.deep.equal({
            name: "platform-test-trail",
            s3BucketName: "platform-test-audit-123456789012-us-east-1",
            kmsKeyId: recording.one(types.key, "account-audit").outputs["arn"],
            isMultiRegionTrail: true,
            includeGlobalServiceEvents: true,
            enableLogFileValidation: true,
            cloudWatchLogsGroupArn: `${log.outputs["arn"] as string}:*`,
            cloudWatchLogsRoleArn: "arn:aws:iam::123456789012:role/platform-test-trail",
        });
        expect(log.inputs).to.deep.equal({ name: "/platform-test/trail", retentionInDays: 90, kmsKeyId: testKeyArn });
        expect(recording.one(types.trail, "account-trail").dependencies).to.include.members([
            recording.one(types.bucketPolicy, "account-audit").urn,
            recording.one(types.rolePolicy, "account-trail").urn,
        ]);
    });

    it("writes by itself alone, and nobody deletes", async () => {
        const recording = await record(account());
        const [looks, writes, , configWrites, keeps, onlyTls] = statementsOf(
            recording.document(types.bucketPolicy, "account-audit"),
        );
        const Condition = { StringEquals: { "aws:SourceArn": trailArn } };
        const Principal = { Service: "cloudtrail.amazonaws.com" };
        expect(looks).to.deep.include({ Principal, Action: "s3:GetBucketAcl", Resource: bucket, Condition });
        expect(writes).to.deep.include({
            Principal,
            Action: "s3:PutObject",
            Resource: `${bucket}/AWSLogs/123456789012/*`,
            Condition: { StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": owner } },
        });
        expect(configWrites).to.deep.include({
            Principal: { Service: "config.amazonaws.com" },
            Resource: `${bucket}/AWSLogs/123456789012/Config/*`,
            Condition: { StringEquals: { "aws:SourceAccount": "123456789012", "s3:x-amz-acl": owner } },
        });
        expect(keeps).to.deep.equal({
            Sid: "NobodyDeletes",
            Effect: "Deny",
            Principal: "*",
            Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
            Resource: `${bucket}/*`,
        });
        expect(onlyTls?.Sid).to.equal("OnlyTls");
    });

    it("can be deleted with the stack where nothing is protected", async () => {
        const recording = await record(account({}, { deletionProtection: false }));
        const sids = statementsOf(recording.document(types.bucketPolicy, "account-audit")).map(({ Sid }) => Sid);
        expect(sids).to.deep.equal(["TrailLooks", "TrailWrites", "ConfigLooks", "ConfigWrites", "OnlyTls"]);
        expect(recording.inputs("aws:s3/bucket:Bucket", "account-audit")["forceDestroy"]).to.equal(true);
    });

    it("encrypts with a key that the services use for this account alone", async () => {
        const config = { leftOut: { config: "The organization records the configuration." } };
        const sids = async (settings: object) =>
            statementsOf((await record(account(settings))).document(types.key, "account-audit")).map(({ Sid }) => Sid);
        expect(await sids({})).to.deep.equal([
            ...["Administration", "TrailEncrypts", "TrailLooksAtKey", "ConfigEncrypts", "ReadersThroughS3"],
        ]);
        expect(await sids(config)).to.not.include("ConfigEncrypts");
        const [, encrypts] = statementsOf((await record(account())).document(types.key, "account-audit"));
        expect(encrypts?.Condition).to.deep.equal({
            StringEquals: { "aws:SourceArn": trailArn },
            StringLike: {
                "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:123456789012:trail/*",
            },
        });
    });

    it("counts each kind of event, and tells the topic of its severity", async () => {
        const recording = await record(account());
        expect(recording.names(types.filter)).to.deep.equal(
            Object.keys(trailWatches)
                .map((key) => `account-trail-${key}`)
                .sort(),
        );
        expect(recording.inputs(types.filter, "account-trail-root")).to.deep.equal({
            name: "platform-test-account-trail-root",
            logGroupName: "/platform-test/trail",
            pattern: trailWatches["root"]?.pattern,
            metricTransformation: {
                namespace: "platform-test",
                name: "account-trail-root",
                value: "1",
                defaultValue: "0",
            },
        });
        const { alarmDescription, ...watch } = alarmInputs(recording, "account-trail-root");
        expect(alarmDescription).to.match(
            /^Somebody used the root user\..* Runbook: docs\/runbooks\/security-finding\.md$/,
        );
        expect(watch).to.deep.equal({
            namespace: "platform-test",
            metricName: "account-trail-root",
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            period: 300,
            evaluationPeriods: 1,
            treatMissingData: "notBreaching",
            alarmActions: [testTopics.critical],
            okActions: [testTopics.critical],
        });
        const { threshold, period, alarmActions } = alarmInputs(recording, "account-trail-refused");
        expect([threshold, period, alarmActions]).to.deep.equal([20, 900, [testTopics.warning]]);
    });
});
