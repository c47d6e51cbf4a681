import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import { service } from "../ecs/service/fixture";

const key = "aws:kms/key:Key";
const account = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Resource: "*" };
const via = { "kms:ViaService": ["secretsmanager.us-east-1.amazonaws.com", "ssm.us-east-1.amazonaws.com"] };

interface Statement {
    readonly Sid: string;
    readonly Action: string | readonly string[];
}

async function policy(config: Readonly<Record<string, unknown>>): Promise<readonly Statement[]> {
    const { strict, placeholder } = await recordBoth(service(config));
    const document = strict.document(key, "app-secrets");
    expect(document).to.deep.equal(placeholder.document(key, "app-secrets"));
    return (document as { Statement: readonly Statement[] }).Statement;
}

const readers = (...roles: readonly string[]) => ({
    Sid: "ReadSecrets",
    ...account,
    Action: "kms:Decrypt",
    Condition: {
        ArnEquals: { "aws:PrincipalArn": roles.map((role) => `arn:aws:iam::123456789012:role/platform-test-${role}`) },
        StringEquals: via,
    },
});

describe("SecretsKey", () => {
    it("is read by the service's roles alone, through what keeps secrets", async () => {
        const [administration, ...use] = await policy({});
        expect(administration).to.deep.include({ Sid: "Administration", ...account });
        expect(use).to.deep.equal([
            {
                Sid: "WriteSecrets",
                ...account,
                Action: ["kms:Encrypt", "kms:GenerateDataKey"],
                Condition: { StringEquals: via },
            },
            {
                Sid: "GiveSecretThisKey",
                ...account,
                Action: "kms:Decrypt",
                Condition: {
                    StringEquals: { ...via, "kms:EncryptionContext:SecretVersionId": "RequestToValidateKeyAccess" },
                },
            },
            readers("app-execution", "app-task"),
        ]);
    });

    it("can be managed, but neither used nor lent, by the account's administrators", async () => {
        const [administration] = await policy({});
        const actions = [administration?.Action ?? []].flat();
        expect(actions).to.include.members(["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:CreateAlias"]);
        const use = /\*|Decrypt|Encrypt|GenerateDataKey|CreateGrant|ReEncrypt/;
        expect(actions.filter((action) => use.test(action))).to.deep.equal([]);
    });

    it("is read by the service's variants too", async () => {
        const statements = await policy({ variants: { next: {}, old: {} } });
        expect(statements.at(-1)).to.deep.equal(
            readers(
                ...["app-execution", "app-task", "app-next-execution", "app-next-task"],
                ...["app-old-execution", "app-old-task"],
            ),
        );
    });

    it("is the service's, so a variant has none", async () => {
        const recording = await record(service({ variants: { next: {} } }, { key: "app-next" }));
        expect(recording.names(key)).to.deep.equal([]);
        expect(recording.names("platform:ecs:SecretsKey")).to.deep.equal([]);
    });

    it("rotates, has a fixed alias, and is protected where deletion is", async () => {
        const recording = await record(service({ kmsKeyDeletionDays: 7 }));
        const inputs = recording.inputs(key, "app-secrets");
        expect(inputs).to.have.all.keys(["description", "enableKeyRotation", "deletionWindowInDays", "policy"]);
        expect(inputs).to.include({
            description: "platform-test: secrets of app",
            enableKeyRotation: true,
            deletionWindowInDays: 7,
        });
        expect(recording.one(key, "app-secrets").options.protect).to.equal(true);
        expect(recording.inputs("aws:kms/alias:Alias", "app-secrets")).to.deep.equal({
            name: "alias/platform-test-app",
            targetKeyId: recording.output(key, "app-secrets", "keyId"),
        });
        const open = await record(service({}, { deletionProtection: false }));
        expect(open.one(key, "app-secrets").options.protect).to.not.equal(true);
    });
});
