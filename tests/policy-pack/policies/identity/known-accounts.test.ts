import { expect } from "chai";
import { knownAccounts } from "../../../../policy-pack/policies/identity/known-accounts";
import { analyze } from "../../harness/rpc";
import { MODES, secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";

const OWN = "123456789012";
const OTHER = "999988887777";
const ROLE = "aws:iam/role:Role";
const trust = (principal: unknown, condition?: object, effect = "Allow") => ({
    assumeRolePolicy: JSON.stringify({
        Statement: [{ Effect: effect, Action: "sts:AssumeRole", Principal: principal, Condition: condition }],
    }),
});

for (const mode of MODES) {
    describe(`known-accounts in ${mode} mode`, () => {
        const judge = async (type: string, inputs: Inputs, accounts: unknown = [OWN]) => {
            const stack = new StackBuilder(mode);
            const provider = stack.add("pulumi:providers:aws", "main", { allowedAccountIds: JSON.stringify(accounts) });
            const { record } = stack.add(type, "subject", inputs);
            const { urn, id } = provider.record;
            const records = [provider.record, { ...record, provider: `${urn}::${id}` }];
            return (await analyze([knownAccounts], records)).diagnostics.map(({ message }) => message.split("\n")[1]);
        };
        const named = (type: string, at: string) =>
            `subject (${type}): ${at} is account ${OTHER}, which is none of one's own; required: accounts of one's own, ` +
            "or for a role an exact sts:ExternalId. Fix: correct it, add the condition, or list the account in known-accounts.accounts.";

        it("accepts one's own accounts, services, outputs and denials", async () => {
            for (const principal of [
                { AWS: OWN },
                { AWS: `arn:aws:iam::${OWN}:role/deploy` },
                { Service: "ec2.amazonaws.com" },
            ])
                expect(await judge(ROLE, trust(principal))).to.deep.equal([]);
            expect(await judge(ROLE, { assumeRolePolicy: unknown() })).to.deep.equal([]);
            expect(await judge(ROLE, trust({ AWS: OTHER }, undefined, "Deny"))).to.deep.equal([]);
        });

        it("accepts a partner who has an external id", async () => {
            const partner = trust({ AWS: OTHER }, { StringEquals: { "sts:ExternalId": "a1b2c3" } });
            expect(await judge(ROLE, partner)).to.deep.equal([]);
        });

        it("reports other accounts in documents", async () => {
            const at = "assumeRolePolicy.Statement[0].Principal.AWS";
            expect(await judge(ROLE, trust({ AWS: `arn:aws:iam::${OTHER}:root` }))).to.deep.equal([named(ROLE, at)]);
            expect(await judge(ROLE, trust({ AWS: [OWN, OTHER] }))).to.deep.equal([named(ROLE, `${at}[1]`)]);
            const any = trust({ AWS: OTHER }, { StringLike: { "sts:ExternalId": "*" } });
            expect(await judge(ROLE, any)).to.deep.equal([named(ROLE, at)]);
        });

        it("reports other accounts outside of documents", async () => {
            const places: readonly (readonly [type: string, inputs: Inputs, at: string])[] = [
                ["aws:lambda/permission:Permission", { principal: OTHER }, "principal"],
                ["aws:kms/grant:Grant", { granteePrincipal: `arn:aws:iam::${OTHER}:role/x` }, "granteePrincipal"],
                ["aws:ec2/amiLaunchPermission:AmiLaunchPermission", { accountId: OTHER }, "accountId"],
                ["aws:rds/snapshot:Snapshot", { sharedAccounts: [OTHER] }, "sharedAccounts[0]"],
                ["aws:ec2/vpcPeeringConnection:VpcPeeringConnection", { peerOwnerId: OTHER }, "peerOwnerId"],
            ];
            for (const [type, inputs, at] of places) {
                expect(await judge(type, { ...inputs }), type).to.deep.equal([named(type, at)]);
                expect(await judge(type, { ...inputs }, [OWN, OTHER]), type).to.deep.equal([]);
            }
        });

        it("says nothing where nobody says which accounts are one's own", async () => {
            expect(await judge(ROLE, trust({ AWS: OTHER }), [])).to.deep.equal([]);
        });

        it("keeps secrets to itself", async () => {
            const found = await judge("aws:lambda/permission:Permission", {
                principal: OTHER,
                action: secret("hunter2"),
            });
            expect(found).to.have.length(1);
            expect(found.join("\n")).not.to.contain("hunter2");
        });
    });
}
