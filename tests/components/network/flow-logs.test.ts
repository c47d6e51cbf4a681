import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import { testKeyArn } from "../../harness/scope";
import { network } from "./fixture";

describe("FlowLogs", () => {
    it("keeps flow logs encrypted and for a time", async () => {
        const recording = await record(network({ flowLogs: { retentionDays: 14 } }));
        expect(recording.inputs("aws:cloudwatch/logGroup:LogGroup", "network-flow-logs")).to.deep.include({
            name: "/platform-test/flow-logs",
            retentionInDays: 14,
            kmsKeyId: testKeyArn,
        });
        expect(recording.document("aws:iam/rolePolicy:RolePolicy", "network-flow-logs")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                    Resource: [
                        "arn:aws:logs:us-east-1:123456789012:log-group:/platform-test/flow-logs",
                        "arn:aws:logs:us-east-1:123456789012:log-group:/platform-test/flow-logs:*",
                    ],
                },
                {
                    Effect: "Allow",
                    Action: "logs:DescribeLogGroups",
                    Resource: "arn:aws:logs:us-east-1:123456789012:log-group:*",
                },
            ],
        });
    });

    it("sends flow logs to a bucket that log delivery of this account alone may write to", async () => {
        const both = await recordBoth(network({ flowLogs: { destination: "s3", retentionDays: 30 } }));
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
        const recording = both.placeholder;
        const name = "platform-test-flow-logs-123456789012";
        const log = recording.one("aws:ec2/flowLog:FlowLog", "network-flow-logs");
        expect(log.inputs).to.deep.include({
            logDestinationType: "s3",
            logDestination: recording.output("aws:s3/bucket:Bucket", "network-flow-logs", "arn"),
        });
        expect(log.inputs).to.not.have.any.keys("iamRoleArn");
        expect(log.dependencies).to.include(recording.one("aws:s3/bucketPolicy:BucketPolicy", "network-flow-logs").urn);
        expect(recording.list.filter((line) => /logGroup|iam/.test(line))).to.deep.equal([]);
        const bucket = recording.one("aws:s3/bucket:Bucket", "network-flow-logs");
        expect(bucket.inputs).to.deep.equal({ bucket: name, forceDestroy: false });
        expect(bucket.options.protect).to.equal(true);
        expect(
            recording.inputs(
                "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
                "network-flow-logs",
            )["rules"],
        ).to.deep.equal([
            {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: testKeyArn },
                bucketKeyEnabled: true,
            },
        ]);
        const delivery = {
            Effect: "Allow",
            Principal: { Service: "delivery.logs.amazonaws.com" },
            Condition: {
                StringEquals: { "aws:SourceAccount": "123456789012" },
                ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:123456789012:*" },
            },
        };
        const { Statement } = both.strict.document("aws:s3/bucketPolicy:BucketPolicy", "network-flow-logs") as {
            Statement: readonly { Sid: string }[];
        };
        expect(Statement.filter(({ Sid }) => Sid !== "OnlyTls")).to.deep.equal([
            {
                Sid: "LogDeliveryWrites",
                ...delivery,
                Action: "s3:PutObject",
                Resource: `arn:aws:s3:::${name}/AWSLogs/123456789012/*`,
            },
            { Sid: "LogDeliveryLooks", ...delivery, Action: "s3:GetBucketAcl", Resource: `arn:aws:s3:::${name}` },
        ]);
        expect(Statement.map(({ Sid }) => Sid)).to.include("OnlyTls");
    });
});
