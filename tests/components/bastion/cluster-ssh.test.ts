import { expect } from "chai";
import { record } from "../../harness/record";
import { bastion, principals, types } from "./fixture";

const name = "bastion-cluster-ssh";
const made = () => record(bastion({ clusterSshPrincipals: principals }), { world: "strict" });

/** A document of Session Manager. */
interface SessionDocument {
    readonly parameters: Readonly<Record<string, { readonly allowedPattern: string }>>;
    readonly properties: unknown;
    readonly sessionType: string;
}

describe("SSH to the cluster's instances through the bastion", () => {
    it("goes through a session that forwards to port 22 of an address", async () => {
        const recording = await made();
        const { sessionType, parameters, properties } = recording.document(
            types.document,
            name,
            "content",
        ) as SessionDocument;
        expect(recording.inputs(types.document, name)).to.deep.include({
            name: "platform-test-bastion-cluster-ssh",
            documentType: "Session",
            documentFormat: "JSON",
        });
        expect(sessionType).to.equal("Port");
        expect(properties).to.deep.equal({
            type: "LocalPortForwarding",
            host: "{{ host }}",
            portNumber: "22",
            localPortNumber: "{{ localPortNumber }}",
        });
        const allows = (parameter: string, value: string) =>
            new RegExp(parameters[parameter]?.allowedPattern ?? "").test(value);
        expect(
            ["10.40.12.7", "localhost", "10.40.12.7;ls", "10.40.12"].map((one) => allows("host", one)),
        ).to.deep.equal([true, false, false, false]);
        expect(["0", "2222", "22a"].map((one) => allows("localPortNumber", one))).to.deep.equal([true, true, false]);
    });

    it("is open to the named principals, who may push keys to the cluster's instances alone", async () => {
        const recording = await made();
        const role = recording.inputs(types.role, name);
        expect(role["name"]).to.equal("platform-test-bastion-cluster-ssh");
        const trust = recording.document(types.role, name, "assumeRolePolicy") as { Statement: unknown[] };
        expect(trust.Statement[0]).to.deep.include({ Condition: { ArnEquals: { "aws:PrincipalArn": principals } } });
        const { Statement } = recording.document(types.rolePolicy, name) as {
            Statement: { Sid: string; Resource: unknown }[];
        };
        expect(Statement.map(({ Sid }) => Sid)).to.deep.equal([
            "OnTheBastion",
            "WithTheDocuments",
            "OwnSessions",
            "TalkInASession",
            "FindInstances",
            "PushAKey",
        ]);
        expect(Statement[1]?.Resource).to.deep.equal([
            "arn:aws:ssm:us-east-1:123456789012:document/platform-test-bastion-cluster-ssh",
        ]);
        expect(Statement[5]).to.deep.equal({
            Sid: "PushAKey",
            Effect: "Allow",
            Action: "ec2-instance-connect:SendSSHPublicKey",
            Resource: "arn:aws:ec2:us-east-1:123456789012:instance/*",
            Condition: {
                StringEquals: { "aws:ResourceTag/Name": "platform-test-cluster", "ec2:osuser": "ec2-user" },
            },
        });
    });
});
