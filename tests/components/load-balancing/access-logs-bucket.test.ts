import { expect } from "chai";
import { AccessLogsBucket } from "../../../components/load-balancing/access-logs-bucket";
import { recordBoth } from "../../harness/record";
import { testScope } from "../../harness/scope";
import type { Both } from "./fixture";

const name = "platform-test-public-logs-123456789012";
const logs = "public-logs";

describe("AccessLogsBucket", () => {
    let both: Both;
    before(async () => {
        both = await recordBoth(
            () => new AccessLogsBucket(logs, { scope: testScope(), retentionDays: 14, deletionProtection: true }),
        );
    });

    it("is the same resources in both worlds", () => {
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
        expect(both.strict.list).to.have.length(8);
    });

    it("has a name that is known before it exists", () => {
        const bucket = both.strict.one("aws:s3/bucket:Bucket", logs);
        expect(bucket.inputs).to.deep.equal({ bucket: name, forceDestroy: false });
        expect(bucket.options.protect).to.equal(true);
    });

    it("lets only load balancers of this account write, and nobody without TLS, as a first preview can read", () => {
        expect(both.strict.document("aws:s3/bucketPolicy:BucketPolicy", logs)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "LoadBalancersWriteLogs",
                    Effect: "Allow",
                    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
                    Action: "s3:PutObject",
                    Resource: [
                        `arn:aws:s3:::${name}/access/AWSLogs/123456789012/*`,
                        `arn:aws:s3:::${name}/connection/AWSLogs/123456789012/*`,
                    ],
                    Condition: {
                        ArnLike: {
                            "aws:SourceArn": "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/*",
                        },
                    },
                },
                {
                    Sid: "OnlyTls",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:*",
                    Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
            ],
        });
    });

    it("is public in none of the four ways, and owned by its owner", () => {
        expect(both.placeholder.inputs("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", logs)).to.deep.equal({
            bucket: name,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        });
        expect(both.placeholder.inputs("aws:s3/bucketOwnershipControls:BucketOwnershipControls", logs)).to.deep.equal({
            bucket: name,
            rule: { objectOwnership: "BucketOwnerEnforced" },
        });
    });

    it("is encrypted by S3's own keys, the only ones that load balancers can write with", () => {
        const type = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
        expect(both.placeholder.inputs(type, logs)).to.deep.equal({
            bucket: name,
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
        });
    });

    it("keeps logs for the days asked for, and versions of them a week longer", () => {
        expect(both.placeholder.inputs("aws:s3/bucketVersioning:BucketVersioning", logs)).to.deep.equal({
            bucket: name,
            versioningConfiguration: { status: "Enabled" },
        });
        const type = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
        expect(both.placeholder.inputs(type, logs)).to.deep.equal({
            bucket: name,
            rules: [
                {
                    id: "expire",
                    status: "Enabled",
                    filter: { prefix: "" },
                    expiration: { days: 14 },
                    noncurrentVersionExpiration: { noncurrentDays: 7 },
                    abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
                },
            ],
        });
    });

    it("is changed in one place at a time, as S3 demands", () => {
        const dependencies = (type: string) => both.strict.one(type, logs).dependencies;
        const urn = (type: string) => both.strict.one(type, logs).urn;
        expect(dependencies("aws:s3/bucketPolicy:BucketPolicy")).to.include(
            urn("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"),
        );
        expect(dependencies("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration")).to.include(
            urn("aws:s3/bucketVersioning:BucketVersioning"),
        );
    });
});
