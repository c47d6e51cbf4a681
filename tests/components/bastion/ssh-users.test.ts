import { expect } from "chai";
import { record } from "../../harness/record";
import { bastion, ssh, types } from "./fixture";

const jane = ssh.users.jane.principalArn;
const identityCenter =
    "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_0123456789abcdef";

describe("the bastion's SSH users", () => {
    it("push keys as themselves and as nobody else, which a first preview knows", async () => {
        const recording = await record(bastion({ ssh }), { world: "strict" });
        const push = {
            Action: "ec2-instance-connect:SendSSHPublicKey",
            Resource: "arn:aws:ec2:us-east-1:123456789012:instance/*",
        };
        const onBastion = { "aws:ResourceTag/Name": "platform-test-bastion" };
        expect(recording.inputs(types.policy, "bastion-ssh-jane")["name"]).to.equal("platform-test-bastion-ssh-jane");
        expect(recording.document(types.policy, "bastion-ssh-jane")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AsOneself",
                    Effect: "Allow",
                    ...push,
                    Condition: {
                        StringEquals: { ...onBastion, "ec2:osuser": "jane" },
                        ArnEquals: { "aws:PrincipalArn": jane },
                    },
                },
                {
                    Sid: "AsNobodyElse",
                    Effect: "Deny",
                    ...push,
                    Condition: {
                        StringEquals: onBastion,
                        StringNotEquals: { "ec2:osuser": ["jane"] },
                        ArnEquals: { "aws:PrincipalArn": jane },
                    },
                },
                { Sid: "FindTheBastion", Effect: "Allow", Action: "ec2:DescribeInstances", Resource: "*" },
            ],
        });
    });

    it("have the policy attached to their role or user, by its name without its path", async () => {
        const recording = await record(bastion({ ssh }));
        expect(recording.inputs(types.roleAttachment, "bastion-ssh-jane")).to.deep.equal({
            role: "Jane",
            policyArn: recording.output(types.policy, "bastion-ssh-jane", "arn"),
        });
        expect(recording.inputs(types.userAttachment, "bastion-ssh-john")).to.deep.equal({
            user: "john",
            policyArn: recording.output(types.policy, "bastion-ssh-john", "arn"),
        });
    });

    it("of Identity Center have a policy to reference, and nothing is attached to their role", async () => {
        const users = { ann: { principalArn: identityCenter } };
        const recording = await record(bastion({ ssh: { ...ssh, users } }));
        expect(recording.names(types.policy)).to.include("bastion-ssh-ann");
        expect(recording.names(types.roleAttachment)).to.deep.equal([]);
    });

    it("who share a role do not lock one another out", async () => {
        const shared = { principalArn: jane };
        const users = { ...ssh.users, jim: shared };
        const recording = await record(bastion({ ssh: { ...ssh, users } }));
        for (const user of ["jane", "jim"]) {
            const { Statement } = recording.document(types.policy, `bastion-ssh-${user}`) as {
                Statement: { Condition?: { StringNotEquals?: unknown } }[];
            };
            expect(Statement[1]?.Condition?.StringNotEquals, user).to.deep.equal({ "ec2:osuser": ["jane", "jim"] });
        }
    });
});
