import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { createLogArchive, LogArchive } from "../../../components/log-archive/log-archive";
import { subscriptionKey } from "../../../components/log-archive/names";
import { logArchiveSchema } from "../../../components/log-archive/schema";
import { createLogGroup } from "../../../components/shared/log-group";
import { record, recordBoth, type WorldName } from "../../harness/record";
import { repeated } from "../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";

const types = {
    bucket: "aws:s3/bucket:Bucket",
    lifecycle: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    logStream: "aws:cloudwatch/logStream:LogStream",
    subscription: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
    stream: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    role: "aws:iam/role:Role",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    component: LogArchive.type,
} as const;

const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const elsewhere = { bucket: { name: "example-logs", accountId: "111122223333", keyArn: key } };

/** Four log groups, two of which are archived, and the archive. */
function archived(config: object = {}, deletionProtection = true) {
    return () => {
        const scope = testScope();
        const parent = new pulumi.ComponentResource("platform:test:Logs", "logs");
        const made = { scope, kmsKeyId: testKeyArn, retentionInDays: 30 };
        createLogGroup("certs", { ...made, name: "/platform-test/services/certs" }, parent);
        createLogGroup("db", { ...made, name: "/aws/rds/instance/platform-test-db/postgresql" }, parent);
        createLogGroup("edge", { ...made, name: "aws-waf-logs-site", region: "us-west-2" }, parent);
        createLogGroup("insights", { ...made, name: "/insights", notArchived: "CloudWatch keeps its metrics" }, parent);
        const shared = { scope, topics: testTopics, encryptionKeyArn: testKeyArn, deletionProtection };
        createLogArchive(logArchiveSchema.parse(config), () => shared);
    };
}
const program = repeated(archived);

const bucketArn = "arn:aws:s3:::platform-test-log-archive-123456789012";
const ofBucket = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"];
const ofObjects = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"];
const logsErrors = {
    Effect: "Allow",
    Action: "logs:PutLogEvents",
    Resource: "arn:aws:logs:us-east-1:123456789012:log-group:/platform-test/log-archive:log-stream:delivery",
};

describe("LogArchive", () => {
    it("subscribes every log group of the region but those that say why not, in both worlds", async () => {
        const both = await recordBoth(program());
        for (const world of ["strict", "placeholder"] satisfies WorldName[]) {
            expect(both[world].names(types.subscription)).to.deep.equal([
                "log-archive-aws.rds.instance.platform-test-db.postgresql",
                "log-archive-services.certs",
            ]);
        }
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
        expect(both.placeholder.inputs(types.subscription, "log-archive-services.certs")).to.deep.equal({
            name: "platform-test-log-archive",
            logGroup: "/platform-test/services/certs",
            filterPattern: "",
            destinationArn: both.placeholder.output(types.stream, "log-archive", "arn"),
            roleArn: both.placeholder.output(types.role, "log-archive-logs", "arn"),
        });
        const { dependencies } = both.placeholder.one(types.subscription, "log-archive-services.certs");
        expect(dependencies).to.include(both.placeholder.one(types.rolePolicy, "log-archive-logs").urn);
    });

    it("says which log groups it leaves out, and why", async () => {
        const recording = await record(program());
        expect(recording.one(types.component, "log-archive").outputs).to.deep.equal({
            bucketName: "platform-test-log-archive-123456789012",
            notArchived: {
                "/insights": "CloudWatch keeps its metrics",
                "/platform-test/log-archive": "its events would be delivered, fail, and be logged again",
                "aws-waf-logs-site": "it is in us-west-2",
            },
        });
    });

    it("writes packed files of one line for each batch, encrypted by the stack's key", async () => {
        const recording = await record(program());
        expect(recording.inputs(types.stream, "log-archive")).to.deep.equal({
            name: "platform-test-log-archive",
            destination: "extended_s3",
            serverSideEncryption: { enabled: true, keyType: "AWS_OWNED_CMK" },
            extendedS3Configuration: {
                bucketArn: recording.output(types.bucket, "log-archive", "arn"),
                kmsKeyArn: testKeyArn,
                roleArn: recording.output(types.role, "log-archive", "arn"),
                prefix: "logs/!{timestamp:yyyy/MM/dd}/",
                errorOutputPrefix: "errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
                bufferingSize: 64,
                bufferingInterval: 300,
                processingConfiguration: {
                    enabled: true,
                    processors: [
                        {
                            type: "Decompression",
                            parameters: [{ parameterName: "CompressionFormat", parameterValue: "GZIP" }],
                        },
                        {
                            type: "AppendDelimiterToRecord",
                            parameters: [{ parameterName: "Delimiter", parameterValue: "\\n" }],
                        },
                    ],
                },
                compressionFormat: "GZIP",
                cloudwatchLoggingOptions: {
                    ...{ enabled: true, logGroupName: "/platform-test/log-archive", logStreamName: "delivery" },
                },
            },
        });
        expect(recording.inputs(types.logGroup, "log-archive")).to.deep.equal({
            ...{ name: "/platform-test/log-archive", retentionInDays: 30, kmsKeyId: testKeyArn },
        });
    });

    it("keeps the files for two years, or as long as is said, in a bucket that is kept where that is wanted", async () => {
        const expiry = async (config: object) => {
            const recording = await record(program(config));
            const [rule] = recording.inputs(types.lifecycle, "log-archive")["rules"] as { expiration: object }[];
            return rule?.expiration;
        };
        expect(await expiry({})).to.deep.equal({ days: 730 });
        expect(await expiry({ retentionDays: 90 })).to.deep.equal({ days: 90 });
        expect((await record(program())).one(types.bucket, "log-archive").options.protect).to.equal(true);
        const unprotected = await record(program({}, false));
        expect(unprotected.inputs(types.bucket, "log-archive")["forceDestroy"]).to.equal(true);
    });

    it("has a role for Firehose that writes there, and one for CloudWatch Logs that hands over", async () => {
        const recording = await record(program(), { world: "strict" });
        const trust = (name: string) => recording.document(types.role, name, "assumeRolePolicy");
        const allows = (name: string) => recording.document(types.rolePolicy, name);
        const document = (...statements: object[]) => ({ Version: "2012-10-17", Statement: statements });
        expect(trust("log-archive")).to.deep.equal(
            document({
                ...{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "firehose.amazonaws.com" } },
                Condition: { StringEquals: { "sts:ExternalId": "123456789012" } },
            }),
        );
        expect(trust("log-archive-logs")).to.deep.equal(
            document({
                ...{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "logs.amazonaws.com" } },
                Condition: {
                    StringEquals: { "aws:SourceAccount": "123456789012" },
                    ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:123456789012:*" },
                },
            }),
        );
        expect(allows("log-archive")).to.deep.equal(
            document(
                { Effect: "Allow", Action: ofBucket, Resource: bucketArn },
                { Effect: "Allow", Action: ofObjects, Resource: `${bucketArn}/*` },
                {
                    Effect: "Allow",
                    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
                    Resource: "arn:aws:kms:us-east-1:123456789012:key/*",
                    Condition: {
                        "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/platform-test"] },
                        StringEquals: { "kms:ViaService": ["s3.us-east-1.amazonaws.com"] },
                    },
                },
                logsErrors,
            ),
        );
        expect(allows("log-archive-logs")).to.deep.equal(
            document({
                Effect: "Allow",
                Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
                Resource: "arn:aws:firehose:us-east-1:123456789012:deliverystream/platform-test-log-archive",
            }),
        );
    });

    it("writes to another account's bucket with its key, and to nobody else's of that name", async () => {
        const recording = await record(program(elsewhere), { world: "strict" });
        expect(recording.names(types.bucket)).to.deep.equal([]);
        const owner = { StringEquals: { "s3:ResourceAccount": "111122223333" } };
        expect(recording.document(types.rolePolicy, "log-archive")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                { Effect: "Allow", Action: ofBucket, Resource: "arn:aws:s3:::example-logs", Condition: owner },
                {
                    Effect: "Allow",
                    Action: [...ofObjects, "s3:PutObjectAcl"],
                    Resource: "arn:aws:s3:::example-logs/*",
                    Condition: owner,
                },
                {
                    Effect: "Allow",
                    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
                    Resource: key,
                    Condition: { StringEquals: { "kms:ViaService": ["s3.us-east-1.amazonaws.com"] } },
                },
                logsErrors,
            ],
        });
        const { extendedS3Configuration } = recording.inputs(types.stream, "log-archive");
        expect(extendedS3Configuration).to.include({ bucketArn: "arn:aws:s3:::example-logs", kmsKeyArn: key });
    });

    it("warns of what waits, of what is refused and of silence", async () => {
        const recording = await record(program());
        const alarms = recording.names(types.alarm).map((name) => {
            const { metricName, threshold, treatMissingData, alarmActions } = recording.inputs(types.alarm, name);
            expect(alarmActions).to.deep.equal([testTopics.warning]);
            return [name, metricName, threshold, treatMissingData];
        });
        expect(alarms).to.deep.equal([
            ["log-archive-late", "DeliveryToS3.DataFreshness", 1800, "notBreaching"],
            ["log-archive-silent", "IncomingRecords", 1, "breaching"],
            ["log-archive-throttled", "ThrottledRecords", 0, "notBreaching"],
        ]);
    });

    it("gives every log group a logical name of its own", () => {
        const names = ["/p/services/a-b", "/p/services/a/b", "/aws/x/p-a", "/aws/x/p/a", "aws-waf-logs-p-a"];
        expect(names.map((name) => subscriptionKey("p", { name }))).to.deep.equal([
            "services.a-b",
            "services.a.b",
            "aws.x.p-a",
            "aws.x.p.a",
            "aws-waf-logs-p-a",
        ]);
    });

    it("lets every inner resource be transformed", async () => {
        const recording = await record(() => {
            const shared = { topics: testTopics, encryptionKeyArn: testKeyArn, deletionProtection: true };
            const config = logArchiveSchema.parse({});
            new LogArchive("log-archive", { scope: testScope(), ...shared, config, transform: everyTransform });
        });
        expect(unreached(recording)).to.deep.equal([]);
    });
});
