import { expect } from "chai";
import { record } from "../../harness/record";
import { testKeyArn } from "../../harness/scope";
import { bastion, principals, types } from "./fixture";

const name = "bastion-session";

describe("sessions on the bastion", () => {
    it("are logged while they happen, to an encrypted log group", async () => {
        const recording = await record(bastion({ sessionLogRetentionDays: 30 }), { world: "strict" });
        expect(recording.inputs(types.logGroup, name)).to.deep.equal({
            name: "/platform-test/bastion-sessions",
            retentionInDays: 30,
            kmsKeyId: testKeyArn,
        });
        expect(recording.inputs(types.document, name)).to.deep.include({
            name: "platform-test-bastion-session",
            documentType: "Session",
            documentFormat: "JSON",
        });
        expect(recording.document(types.document, name, "content")).to.deep.equal({
            schemaVersion: "1.0",
            description: "Logged shell session on the bastion",
            sessionType: "Standard_Stream",
            inputs: {
                cloudWatchLogGroupName: "/platform-test/bastion-sessions",
                cloudWatchEncryptionEnabled: true,
                cloudWatchStreamingEnabled: true,
                idleSessionTimeout: "20",
                maxSessionDuration: "480",
                runAsEnabled: true,
                runAsDefaultUser: "bastion-session",
            },
        });
    });

    it("are open to whoever takes the role, on the bastion and with the logged document alone", async () => {
        const recording = await record(bastion({ sessionPrincipals: principals }), { world: "strict" });
        const checked = { BoolIfExists: { "ssm:SessionDocumentAccessCheck": "true" } };
        const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;
        expect(recording.inputs(types.role, name)["name"]).to.equal("platform-test-bastion-session");
        expect(recording.document(types.rolePolicy, name)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "OnTheBastion",
                    Effect: "Allow",
                    Action: "ssm:StartSession",
                    Resource: arn("ec2", "instance/*"),
                    Condition: { StringEquals: { "ssm:resourceTag/Name": "platform-test-bastion" }, ...checked },
                },
                {
                    Sid: "WithTheDocuments",
                    Effect: "Allow",
                    Action: "ssm:StartSession",
                    Resource: [arn("ssm", "document/platform-test-bastion-session")],
                    Condition: checked,
                },
                {
                    Sid: "OwnSessions",
                    Effect: "Allow",
                    Action: ["ssm:ResumeSession", "ssm:TerminateSession"],
                    Resource: arn("ssm", "session/*"),
                    Condition: {
                        StringLike: { "ssm:resourceTag/aws:ssmmessages:session-id": "${aws:userid}*" },
                    },
                },
                {
                    Sid: "TalkInASession",
                    Effect: "Allow",
                    Action: "ssmmessages:OpenDataChannel",
                    Resource: arn("ssm", "session/*"),
                },
                {
                    Sid: "FindInstances",
                    Effect: "Allow",
                    Action: ["ec2:DescribeInstances", "ssm:DescribeSessions", "ssm:GetConnectionStatus"],
                    Resource: "*",
                },
            ],
        });
    });

    it("are for the named principals, whatever account they are in", async () => {
        const recording = await record(bastion({ sessionPrincipals: principals }), { world: "strict" });
        expect(recording.document(types.role, name, "assumeRolePolicy")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { AWS: ["arn:aws:iam::123456789012:root", "arn:aws:iam::210987654321:root"] },
                    Action: "sts:AssumeRole",
                    Condition: { ArnEquals: { "aws:PrincipalArn": principals } },
                },
            ],
        });
        const updated = await record(bastion({ sessionPrincipals: principals }));
        expect(updated.inputs(types.rolePolicy, name)["role"]).to.equal(updated.id(types.role, name));
    });

    it("forward a port to databases that let the bastion in", async () => {
        const config = { sessionPrincipals: principals };
        const recording = await record(bastion(config, { databasePort: 5432 }), { world: "strict" });
        expect(recording.inputs(types.document, "bastion-session-database")["name"]).to.equal(
            "platform-test-bastion-database",
        );
        const { sessionType, properties, parameters } = recording.document(
            types.document,
            "bastion-session-database",
            "content",
        ) as { sessionType: string; properties: unknown; parameters: { host: { allowedPattern: string } } };
        expect(sessionType).to.equal("Port");
        expect(properties).to.deep.equal({
            type: "LocalPortForwarding",
            host: "{{ host }}",
            portNumber: "5432",
            localPortNumber: "{{ localPortNumber }}",
        });
        const hosts = ["platform-prod-registry.c9akciq32.us-east-1.rds.amazonaws.com", "10.40.1.1", "example.gov"];
        expect(hosts.map((host) => new RegExp(parameters.host.allowedPattern).test(host))).to.deep.equal([
            true,
            false,
            false,
        ]);
        const { Statement } = recording.document(types.rolePolicy, name) as { Statement: { Resource: unknown }[] };
        expect(Statement[1]?.Resource).to.deep.equal(
            ["session", "database"].map(
                (document) => `arn:aws:ssm:us-east-1:123456789012:document/platform-test-bastion-${document}`,
            ),
        );
        const nobody = await record(bastion({}, { databasePort: 5432 }));
        expect(nobody.names(types.document)).to.deep.equal([name]);
    });

    it("have no role where nobody is named", async () => {
        const recording = await record(bastion());
        expect(recording.names(types.role)).to.deep.equal(["bastion-instance"]);
        expect(recording.names(types.policy)).to.deep.equal([]);
    });
});
