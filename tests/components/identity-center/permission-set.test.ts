import * as pulumi from "@pulumi/pulumi";
import { loadSdk } from "@platform/preview/engine/sdk";
import { expect } from "chai";
import { PeoplePolicies } from "../../../components/account/people-policies";
import { identityCenter } from "../../../components/identity-center/block";
import { createPermissionSets } from "../../../components/identity-center/permission-sets";
import type { PermissionSetTransforms } from "../../../components/identity-center/permission-set";
import { record, recordBoth } from "../../harness/record";
import { testScope } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";

const accounts: Readonly<Record<string, string>> = {
    dev: "210987654321",
    staging: "210987654321",
    prod: "345678901234",
};
const factsOf = (stack: string) => {
    const id = accounts[stack];
    const known = { region: "us-east-1", deletionProtection: true };
    return id === undefined ? undefined : { ...known, accountIds: [id] };
};
const statement = {
    actions: ["logs:FilterLogEvents"],
    resources: ["arn:aws:logs:us-east-1:345678901234:log-group:/x:*"],
};
const permissionSets = {
    operate: {
        group: "Platform operators",
        stacks: ["dev", "staging", "prod"],
        rights: "operators",
        statements: [statement],
    },
    "break-glass": { group: "Administrators", stacks: ["prod"], rights: "administrators", sessionHours: 1 },
    audit: { group: "Auditors", stacks: ["prod"], rights: "auditors" },
    read: { group: "Developers", stacks: ["dev"], rights: "readers" },
};
const program =
    (sets: object = permissionSets, transform?: PermissionSetTransforms) =>
    () => {
        const config = identityCenter.schema.parse({ permissionSets: sets });
        createPermissionSets(config, { scope: testScope(), stacks: { factsOf }, transform });
    };
const type = (name: string) => `aws:ssoadmin/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;
const operate = "identity-center-operate";

describe("permission sets", () => {
    it("have a session's length, and each account once, after all that they have", async () => {
        const recording = await record(program());
        const instanceArn = recording.inputs(type("PermissionSet"), operate)["instanceArn"];
        expect(instanceArn).to.match(/^arn:aws:sso:::instance\/ssoins-[0-9a-f]{16}$/);
        expect(recording.inputs(type("PermissionSet"), operate)).to.deep.equal({
            instanceArn,
            name: "operate",
            description: "Rights of operators, for Platform operators",
            sessionDuration: "PT8H",
        });
        const { arn: permissionSetArn } = recording.one(type("PermissionSet"), operate).outputs;
        const assignments = recording.ofType(type("AccountAssignment")).filter(({ name }) => name.startsWith(operate));
        expect(assignments.map(({ name }) => name)).to.deep.equal([
            `${operate}-210987654321`,
            `${operate}-345678901234`,
        ]);
        const { inputs, dependencies } = recording.one(type("AccountAssignment"), `${operate}-210987654321`);
        expect(inputs).to.deep.include({
            ...{ instanceArn, permissionSetArn, targetId: "210987654321", targetType: "AWS_ACCOUNT" },
            principalType: "GROUP",
        });
        expect(inputs["principalId"]).to.match(/^[0-9a-f-]{36}$/);
        const parts = recording.resources.filter(
            ({ name, type: token }) => name.startsWith(operate) && /Attachment|Inline/.test(token),
        );
        expect(parts).to.have.lengthOf(5);
        expect(dependencies).to.include.members(parts.map(({ urn }) => urn));
    });

    it("have the policies of their rights, one after the other, and a boundary unless they are administrators'", async () => {
        const recording = await record(program());
        const arn = (policy: string) => `arn:aws:iam::aws:policy/${policy}`;
        const had = (set: string) =>
            recording.resources
                .filter(
                    ({ name, type: token }) => name.startsWith(`identity-center-${set}`) && token.startsWith("aws:"),
                )
                .flatMap(({ inputs }) => [
                    inputs["managedPolicyArn"],
                    inputs["customerManagedPolicyReference"],
                    inputs["permissionsBoundary"],
                ])
                .filter((each) => each !== undefined);
        const view = [arn("job-function/ViewOnlyAccess"), arn("CloudWatchReadOnlyAccess")];
        const boundary = { customerManagedPolicyReference: { name: "platform-people-boundary" } };
        expect(had("read")).to.deep.equal([...view, boundary]);
        expect(had("operate")).to.have.deep.members([...view, { name: "platform-operators" }, boundary]);
        expect(had("audit")).to.deep.equal([view[0], arn("SecurityAudit"), boundary]);
        expect(had("break-glass")).to.deep.equal([arn("AdministratorAccess")]);
        const inline = recording.document(type("PermissionSetInlinePolicy"), operate, "inlinePolicy");
        expect(inline).to.deep.include({
            Statement: [{ Effect: "Allow", Action: statement.actions, Resource: statement.resources }],
        });
        const before = (token: string, name: string) => recording.one(type(token), name).dependencies;
        expect(before("PermissionsBoundaryAttachment", operate)).to.include(
            recording.one(type("PermissionSetInlinePolicy"), operate).urn,
        );
        expect(before("CustomerManagedPolicyAttachment", `${operate}-operators`)).to.include(
            recording.one(type("ManagedPolicyAttachment"), `${operate}-cloudwatchreadonlyaccess`).urn,
        );
    });

    it("are assigned once the policies are there that the stack makes in its own account", async () => {
        const recording = await record(() => {
            const config = identityCenter.schema.parse({ permissionSets });
            const accountPolicies = new PeoplePolicies("people", { scope: testScope() });
            createPermissionSets(config, { scope: testScope(), stacks: { factsOf }, accountPolicies });
        });
        const policies = recording.ofType("aws:iam/policy:Policy").map(({ urn }) => urn);
        expect(policies).to.have.lengthOf(2);
        for (const { name, dependencies } of recording.ofType(type("AccountAssignment"))) {
            expect(dependencies, name).to.include.members(policies);
        }
    });

    it("are the same in a preview and in an update, and reached by transform", async () => {
        const { strict, placeholder } = await recordBoth(program());
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(unreached(await record(program(permissionSets, everyTransform)))).to.deep.equal([]);
    });

    it("are none where the block is not there", async () => {
        const recording = await record(() => {
            createPermissionSets(undefined, { scope: testScope(), stacks: { factsOf } });
        });
        expect(recording.resources).to.deep.equal([]);
    });

    const switchedOff =
        "platform:identityCenter: IAM Identity Center is not switched on in us-east-1, or this account may not administer it. Switch it on in the management account, in us-east-1, and make this account its delegated administrator (platform:organization does), then run this again";
    const failure = (fixtures: string, dryRun: boolean) =>
        record(program(), { dryRun, fixtures: `tests/fixtures/answers/${fixtures}.yaml` }).then(
            () => "",
            (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
    for (const dryRun of [true, false]) {
        const when = dryRun ? "a preview" : "an update";

        it(`need Identity Center switched on, which ${when} says`, async () => {
            expect(await failure("no-identity-center", dryRun)).to.equal(switchedOff);
        });

        it(`need their groups, which ${when} says`, async () => {
            expect(await failure("no-groups", dryRun)).to.equal(
                'permission set operate: Identity Center has no group "Platform operators". Create it, then run this again: in the identity provider, and hand it over to Identity Center by SCIM; without one, set platform:identityCenter.createGroups',
            );
        });
    }

    it("are registered where another tool's mocks answer nothing", async () => {
        const registered: string[] = [];
        const newResource = ({ type: token, name, inputs }: pulumi.runtime.MockResourceArgs) => {
            registered.push(token);
            return { id: name, state: inputs as Readonly<Record<string, unknown>> };
        };
        await pulumi.runtime.setMocks({ newResource, call: () => ({}) });
        await pulumi.runtime.runInPulumiStack(() => {
            program()();
            return Promise.resolve();
        });
        await loadSdk(process.cwd()).settings.waitForRPCs();
        const count = (name: string) => registered.filter((token) => token === type(name)).length;
        expect([count("PermissionSet"), count("ManagedPolicyAttachment"), count("AccountAssignment")]).to.deep.equal([
            4, 7, 5,
        ]);
    });
});
