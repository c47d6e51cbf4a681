import { expect } from "chai";
import { EncryptionKey } from "../../../components/security/encryption-key";
import { record, recordBoth } from "../../harness/record";
import { testScope } from "../../harness/scope";

const program = (deletionProtection: boolean) => () => {
    new EncryptionKey("encryption", { scope: testScope(), deletionProtection });
};

describe("EncryptionKey", () => {
    it("lets log delivery into buckets use it where there is any, for the account's own logs", async () => {
        const statements = async (forLogDelivery: boolean) => {
            const recording = await record(
                () => new EncryptionKey("encryption", { scope: testScope(), deletionProtection: true, forLogDelivery }),
            );
            const { Statement } = recording.document("aws:kms/key:Key", "encryption") as {
                Statement: { Sid: string }[];
            };
            return Statement;
        };
        const without = await statements(false);
        expect(without.map(({ Sid }) => Sid)).to.deep.equal(["Administration", "Logs", "AlarmsPublishToTopics"]);
        expect((await statements(true)).slice(without.length)).to.deep.equal([
            {
                Sid: "LogDeliveryIntoBuckets",
                Effect: "Allow",
                Principal: { Service: "delivery.logs.amazonaws.com" },
                Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
                Resource: "*",
                Condition: {
                    StringEquals: { "aws:SourceAccount": "123456789012" },
                    ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:123456789012:*" },
                },
            },
        ]);
    });

    it("registers a key and its alias, the same in a preview and in an update", async () => {
        const { strict, placeholder } = await recordBoth(program(true));
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list).to.deep.equal([
            "aws:kms/alias:Alias encryption",
            "aws:kms/key:Key encryption",
            "platform:security:EncryptionKey encryption",
        ]);
        expect(placeholder.inputs("aws:kms/alias:Alias", "encryption")["name"]).to.equal("alias/platform-test");
    });

    it("turns yearly, waits longest before it goes, and is protected where the stack asks for it", async () => {
        const recording = await record(program(true));
        expect(recording.inputs("aws:kms/key:Key", "encryption")).to.deep.include({
            enableKeyRotation: true,
            deletionWindowInDays: 30,
        });
        expect(recording.one("aws:kms/key:Key", "encryption").options.protect).to.equal(true);
        const open = await record(program(false));
        expect(open.one("aws:kms/key:Key", "encryption").options.protect ?? false).to.equal(false);
    });

    it("lets the account administer it and two services use it for the account's own resources, known in a first preview", async () => {
        const recording = await record(program(true), { world: "strict" });
        const use = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];
        expect(recording.document("aws:kms/key:Key", "encryption")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "Administration",
                    Effect: "Allow",
                    Principal: { AWS: "arn:aws:iam::123456789012:root" },
                    Action: "kms:*",
                    Resource: "*",
                },
                {
                    Sid: "Logs",
                    Effect: "Allow",
                    Principal: { Service: "logs.us-east-1.amazonaws.com" },
                    Action: use,
                    Resource: "*",
                    Condition: {
                        ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:123456789012:*" },
                    },
                },
                {
                    Sid: "AlarmsPublishToTopics",
                    Effect: "Allow",
                    Principal: { Service: "cloudwatch.amazonaws.com" },
                    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
                    Resource: "*",
                    Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
                },
            ],
        });
    });
});
