import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import { everyTransform, unreached } from "../../harness/transforms";
import { account, types } from "./fixture";

interface Statement {
    readonly Sid: string;
    readonly Effect: string;
    readonly Action: string | readonly string[];
    readonly Resource: unknown;
    readonly Condition?: unknown;
}
const policy = "aws:iam/policy:Policy";
const people = (administratorSets: readonly string[] | undefined) => account({}, { administratorSets });
const alarm = "account-trail-administrators";

describe("what permission sets find in an account", () => {
    it("is called the same in every account, and is there where the project has permission sets", async () => {
        const recording = await record(people([]));
        expect(recording.ofType(policy).map(({ name, inputs }) => [name, inputs["name"]])).to.have.deep.members([
            ["account-people-operators", "platform-operators"],
            ["account-people-boundary", "platform-people-boundary"],
        ]);
        expect((await record(people(undefined))).ofType(policy)).to.deep.equal([]);
    });

    it("lets operators reach the project's own alone, and no secret", async () => {
        const { Statement: statements } = (await record(people([]))).document(policy, "account-people-operators") as {
            Statement: Statement[];
        };
        const bySid = Object.fromEntries(statements.map(({ Sid, ...rest }) => [Sid, rest]));
        expect(bySid["RolesOfBastions"]).to.deep.equal({
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Resource: "arn:aws:iam::123456789012:role/platform-*-bastion-*",
        });
        expect(bySid["RolesOfApps"]).to.deep.equal({
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: ["execution", "task"].map((kind) => `arn:aws:iam::123456789012:role/platform-*-${kind}`),
            Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        });
        const everywhere = statements.filter(({ Resource }) => Resource === "*").map(({ Sid }) => Sid);
        expect(everywhere).to.deep.equal(["OldRevisions", "Instances"]);
        expect(bySid["Instances"]?.Condition).to.deep.equal({
            StringEquals: { "aws:ResourceTag/Project": "platform" },
        });
        const actions = statements.flatMap(({ Action }) => Action);
        expect(actions.filter((action) => /^(secretsmanager|kms|s3):|\*/.test(action))).to.deep.equal([]);
    });

    it("keeps all but administrators from giving rights and from stopping what watches", async () => {
        const { Statement: statements } = (await record(people([]))).document(policy, "account-people-boundary") as {
            Statement: Statement[];
        };
        expect(statements.map(({ Sid, Effect }) => [Sid, Effect])).to.deep.equal([
            ["WhatTheirOwnPoliciesAllow", "Allow"],
            ["NoRights", "Deny"],
            ["NoUnguarding", "Deny"],
        ]);
        expect(statements[1]?.Action).to.include.members([
            ...["iam:Create*", "iam:Put*", "organizations:*", "sso:*", "identitystore:*", "sso-directory:*"],
        ]);
        expect(statements[2]?.Action).to.include.members(["cloudtrail:StopLogging", "guardduty:Delete*"]);
    });

    it("is watched where administrators are among them, and the trail is here", async () => {
        const recording = await record(people(["break-glass"]));
        expect(recording.inputs(types.filter, alarm)["pattern"]).to.equal(
            '{ ($.eventName = "AssumeRoleWithSAML") && (($.requestParameters.roleArn = "*/AWSReservedSSO_break-glass_*")) }',
        );
        expect((await record(people([]))).names(types.filter)).to.not.include(alarm);
    });

    it("is the same in a preview and in an update, and reached by transform", async () => {
        const { strict, placeholder } = await recordBoth(people(["break-glass"]));
        expect(strict.list).to.deep.equal(placeholder.list);
        const transformed = account(
            { regions: ["us-west-2"], accessAnalyzer: { unusedDays: 90 } },
            {
                ...{ administratorSets: [], transform: everyTransform },
            },
        );
        expect(unreached(await record(transformed))).to.deep.equal([]);
    });
});
