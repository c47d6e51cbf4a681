import { expect } from "chai";
import { problemsAfter } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";

const block = "platform:logArchive";
const set = "Set it in Pulumi.test.yaml";
const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const bucket = { name: "example-logs-111122223333", accountId: "111122223333", keyArn: key };
const loggers = Object.fromEntries(
    ["bastion", "cluster", "loadBalancers", "services", "vpn"].map((name) => [`platform:${name}`, undefined]),
);

describeMistakes("log archive", [
    {
        mistake: "nothing that logs",
        changes: {
            [block]: {},
            ...loggers,
            "platform:network.flowLogs": { destination: "s3" },
        },
        problems: [
            `${block}: no log group that it would keep; allowed with flow logs in CloudWatch, WAF before a load balancer, or one of bastion, caches, clientVpn, cluster, databases, ec2Apps, functions, services or vpn. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "days that no bucket counts",
        changes: { [block]: { retentionDays: 0 } },
        problems: [`${block}.retentionDays: 0 is not valid; allowed 1 to 3650 days. ${set}`],
    },
    {
        mistake: "a time for a bucket that is another account's",
        changes: { [block]: { bucket, retentionDays: 365 } },
        problems: [
            `${block}.retentionDays: 365 is not valid; allowed without bucket, whose account decides how long it keeps what. Remove one of them from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "another account's bucket that is the stack's",
        changes: { [block]: { bucket }, "aws:allowedAccountIds": ["111122223333"] },
        problems: [
            `${block}.bucket.accountId: "111122223333" is not valid; allowed another account than the stack's; in its own it makes the bucket. Remove bucket from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a key of a third account",
        changes: { [block]: { bucket: { ...bucket, keyArn: key.replace("111122223333", "444455556666") } } },
        problems: [
            `${block}.bucket.keyArn: the key is in account 444455556666; allowed accountId's, 111122223333. ${set}`,
        ],
    },
    {
        mistake: "a bucket in another region, by its key",
        changes: { [block]: { bucket: { ...bucket, keyArn: key.replace("us-east-1", "us-west-2") } } },
        problems: [
            `${block}.bucket.keyArn: the ARN is in us-west-2; allowed us-east-1, for Firehose delivers to buckets of its own region. ${set}`,
        ],
    },
    {
        mistake: "a bucket by its ARN",
        changes: { [block]: { bucket: { ...bucket, name: "arn:aws:s3:::example-logs" } } },
        problems: [
            `${block}.bucket.name: "arn:aws:s3:::example-logs" is not valid; allowed the name of a bucket such as example-logs-111122223333. ${set}`,
        ],
    },
]);

describe("log archive", () => {
    const alone = { [block]: {}, ...loggers, "platform:network.flowLogs": { destination: "s3" } };

    it("has enough with WAF before a load balancer", () => {
        const balancers = { public: { scheme: "internet-facing", waf: {} } };
        expect(problemsAfter({ ...alone, "platform:loadBalancers": balancers })).to.deep.equal([]);
    });

    it("has enough with a bastion that has no settings", () => {
        expect(problemsAfter({ ...alone, "platform:bastion": {} })).to.deep.equal([]);
    });
});
