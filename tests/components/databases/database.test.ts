import { expect } from "chai";
import { portFromBastion } from "../../../components/databases/plan";
import { record, recordBoth } from "../../harness/record";
import { testKeyArn } from "../../harness/scope";
import { database, databaseConfig, types } from "./fixture";

/** Alarms on every instance. */
const ofInstance = ["connections", "cpu", "credits", "load", "memory", "silent", "storage"];
const scoped = (service: string) => `${service}.us-east-1.amazonaws.com`;

describe("Database", () => {
    it("registers exactly these resources, in a preview and in an update", async () => {
        const { strict, placeholder } = await recordBoth(database());
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list).to.deep.equal([
            `${types.eventRule} db-main-events`,
            `${types.eventTarget} db-main-events`,
            `${types.logGroup} db-main-postgresql`,
            `${types.logGroup} db-main-upgrade`,
            `${types.filter} db-main-deadlocks`,
            `${types.filter} db-main-logins-refused`,
            ...[...ofInstance, "deadlocks", "events", "logins-refused", "transaction-ids", "wal"]
                .sort()
                .map((alarm) => `${types.alarm} db-main-${alarm}`),
            `${types.securityGroup} db-main-clients`,
            `${types.role} db-main-monitoring`,
            `${types.attachment} db-main-monitoring`,
            `${types.alias} db-main`,
            `${types.key} db-main`,
            `${types.instance} db-main`,
            `${types.parameterGroup} db-main-v18`,
            `${types.subnetGroup} db-main`,
            `${types.queue} db-main-events`,
            `${types.queuePolicy} db-main-events`,
            `${types.parameter} db-main-host`,
            `${types.database} db-main`,
            "platform:databases:Firewall db-main-clients",
        ]);
    });

    it("adds these for each replica", async () => {
        const { strict, placeholder } = await recordBoth(database({ readReplicas: 2, masterPassword: "stack" }));
        expect(strict.list).to.deep.equal(placeholder.list);
        const without = await record(database());
        expect(strict.list.filter((line) => !without.list.includes(line))).to.deep.equal([
            `${types.logGroup} db-main-replica-1-postgresql`,
            `${types.logGroup} db-main-replica-1-upgrade`,
            `${types.logGroup} db-main-replica-2-postgresql`,
            `${types.logGroup} db-main-replica-2-upgrade`,
            ...["replica-1", "replica-2"].flatMap((replica) =>
                [...ofInstance, "lag"].sort().map((alarm) => `${types.alarm} db-main-${replica}-${alarm}`),
            ),
            `${types.instance} db-main-replica-1`,
            `${types.instance} db-main-replica-2`,
            `${types.parameter} db-main-reader-host`,
        ]);
    });

    it("has a key of its own, used through RDS and Secrets Manager alone", async () => {
        const recording = await record(database(), { world: "strict" });
        const { policy, ...key } = recording.inputs(types.key, "db-main");
        expect(key).to.deep.equal({
            description: "platform-test: database main",
            enableKeyRotation: true,
            deletionWindowInDays: 30,
        });
        expect(recording.one(types.key, "db-main").options.protect).to.equal(true);
        const account = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Resource: "*" };
        const [administration, use] = (JSON.parse(policy as string) as { Statement: { Action: string[] }[] }).Statement;
        expect(use).to.deep.equal({
            Sid: "UseThroughRdsAndSecretsManager",
            ...account,
            Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant"],
            Condition: { StringEquals: { "kms:ViaService": [scoped("rds"), scoped("secretsmanager")] } },
        });
        expect(administration).to.deep.include({ Sid: "Administration", ...account });
        expect(administration?.Action).to.not.include.members(["kms:Decrypt", "kms:CreateGrant"]);
        expect(recording.inputs(types.alias, "db-main")).to.deep.include({ name: "alias/platform-test-db-main" });
    });

    it("stands in the data subnets, and lets in nobody by itself", async () => {
        const recording = await record(database());
        expect(recording.inputs(types.subnetGroup, "db-main")).to.deep.equal({
            name: "platform-test-main",
            description: "Database main",
            subnetIds: ["subnet-dataa", "subnet-datab"],
        });
        expect(recording.names(types.ingress)).to.deep.equal([]);
        expect(recording.names(types.egress)).to.deep.equal([]);
    });

    it("lets in each caller on its port, by a pair of rules", async () => {
        const ports = { protocol: "tcp", from: 5432, to: 5432 } as const;
        const caller = { key: "cluster", what: "cluster", securityGroupId: "sg-cluster", ports };
        const recording = await record(database({}, { callers: [caller] }));
        const own = recording.id(types.securityGroup, "db-main-clients");
        const rule = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432 };
        expect(recording.inputs(types.ingress, "db-main-clients-cluster")).to.deep.equal({
            ...rule,
            securityGroupId: own,
            description: "From the cluster",
            referencedSecurityGroupId: "sg-cluster",
        });
        expect(recording.inputs(types.egress, "db-main-clients-cluster")).to.deep.equal({
            ...rule,
            securityGroupId: "sg-cluster",
            description: "To database main",
            referencedSecurityGroupId: own,
        });
    });

    it("keeps its logs for a while, in groups that are there before RDS would make them", async () => {
        const recording = await record(database({ logRetentionDays: 30 }));
        for (const log of ["postgresql", "upgrade"]) {
            expect(recording.inputs(types.logGroup, `db-main-${log}`)).to.deep.equal({
                name: `/aws/rds/instance/platform-test-main/${log}`,
                retentionInDays: 30,
                kmsKeyId: testKeyArn,
            });
        }
        const { dependencies } = recording.one(types.instance, "db-main");
        const groups = recording.ofType(types.logGroup).map(({ urn }) => urn);
        expect(dependencies).to.include.members([...groups, recording.one(types.attachment, "db-main-monitoring").urn]);
    });

    it("may write metrics of the operating system, for this account alone", async () => {
        const recording = await record(database(), { world: "strict" });
        expect(recording.document(types.role, "db-main-monitoring", "assumeRolePolicy")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "monitoring.rds.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
                },
            ],
        });
        expect(recording.inputs(types.attachment, "db-main-monitoring")["policyArn"]).to.equal(
            "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
        );
    });

    it("tells its address by a parameter of a fixed name, and its replicas' by another", async () => {
        const recording = await record(database({ readReplicas: 2, masterPassword: "stack" }));
        const address = (name: string) => recording.output(types.instance, name, "address") as string;
        expect(recording.inputs(types.parameter, "db-main-host")).to.deep.equal({
            name: "/platform/test/databases/main/host",
            type: "String",
            value: address("db-main"),
            description: "Database main: host",
        });
        expect(recording.inputs(types.parameter, "db-main-reader-host")).to.deep.include({
            name: "/platform/test/databases/main/reader-host",
            value: `${address("db-main-replica-1")},${address("db-main-replica-2")}`,
        });
    });

    it("has the bastion forward to its port where one of several lets it in, and to none otherwise", () => {
        const closed = databaseConfig();
        const open = databaseConfig({ allowFrom: { bastion: true } });
        expect(portFromBastion({ closed, open })).to.equal(5432);
        expect(portFromBastion({ closed })).to.equal(undefined);
    });
});
