import { UNKNOWN } from "@platform/aws-model/wire";
import { expect } from "chai";
import { identityCenter } from "../../../components/identity-center/block";
import { createPermissionSets } from "../../../components/identity-center/permission-sets";
import { record, recordBoth } from "../../harness/record";
import { testScope } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";

const GROUP = "aws:identitystore/group:Group";
const ASSIGNMENT = "aws:ssoadmin/accountAssignment:AccountAssignment";
const factsOf = () => ({ region: "us-east-1", deletionProtection: true, accountIds: ["345678901234"] });
const permissionSets = {
    operate: { group: "Platform operators", stacks: ["prod"], rights: "operators" },
    read: { group: "developers", stacks: ["prod"], rights: "readers" },
    rescue: { group: "Platform operators", stacks: ["prod"], rights: "administrators", sessionHours: 1 },
};
const program =
    (block: object = {}, transform?: never) =>
    () => {
        const config = identityCenter.schema.parse({ createGroups: true, permissionSets, ...block });
        createPermissionSets(config, { scope: testScope(), stacks: { factsOf }, transform });
    };

describe("groups of Identity Center", () => {
    it("are made once, however many permission sets name them, and say which", async () => {
        const recording = await record(program());
        const operators = recording.inputs(GROUP, "identity-center-groups-platform-operators");
        const { identityStoreId } = operators;
        expect(identityStoreId).to.match(/^d-[0-9a-f]{10}$/);
        expect(operators).to.deep.equal({
            ...{ identityStoreId, displayName: "Platform operators" },
            description: "Permission sets: operate, rescue",
        });
        expect(recording.names(GROUP)).to.deep.equal([
            "identity-center-groups-developers",
            "identity-center-groups-platform-operators",
        ]);
    });

    it("come before the assignments that give them rights, and go after these", async () => {
        const recording = await record(program());
        for (const [set, group] of [
            ["operate", "platform-operators"],
            ["read", "developers"],
            ["rescue", "platform-operators"],
        ] as const) {
            const made = recording.one(GROUP, `identity-center-groups-${group}`);
            const assignment = recording.one(ASSIGNMENT, `identity-center-${set}-345678901234`);
            expect(assignment.inputs["principalId"]).to.equal(made.outputs["groupId"]);
            expect(assignment.dependencies).to.include(made.urn);
        }
    });

    it("are the same in a preview, which does not know their ids, and in an update", async () => {
        const { strict, placeholder } = await recordBoth(program());
        expect(strict.list).to.deep.equal(placeholder.list);
        const idIn = (recording: typeof strict) =>
            recording.inputs(ASSIGNMENT, "identity-center-read-345678901234")["principalId"];
        expect(idIn(strict)).to.equal(UNKNOWN);
        expect(idIn(placeholder)).to.match(/^[0-9a-f-]{36}$/);
    });

    it("are looked for where the stack does not make them", async () => {
        const recording = await record(program({ createGroups: false }));
        expect(recording.names(GROUP)).to.deep.equal([]);
        expect(recording.names(ASSIGNMENT)).to.have.lengthOf(3);
    });

    it("are others than those that were there, so that who had rights by these is seen to lose them", async () => {
        const principal = async (createGroups: boolean) =>
            (await record(program({ createGroups }))).inputs(ASSIGNMENT, "identity-center-read-345678901234")[
                "principalId"
            ];
        expect(await principal(true)).not.to.equal(await principal(false));
    });

    it("need no answer of Identity Center to whether they are there", async () => {
        const recording = await record(program(), { fixtures: "tests/fixtures/answers/no-groups.yaml" });
        expect(recording.names(ASSIGNMENT)).to.have.lengthOf(3);
    });

    it("are reached by transform", async () => {
        expect(unreached(await record(program({}, everyTransform)))).to.deep.equal([]);
    });
});
