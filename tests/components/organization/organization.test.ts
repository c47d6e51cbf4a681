import { expect } from "chai";
import { organization as block } from "../../../components/organization/block";
import { Organization, type OrganizationTransforms } from "../../../components/organization/organization";
import { record, recordBoth } from "../../harness/record";
import { everyTransform, unreached } from "../../harness/transforms";

const config = {
    units: ["security", "workloads"],
    accounts: {
        security: { email: "aws+security@example.gov", unit: "security" },
        sandbox: { email: "aws+sandbox@example.gov" },
    },
    existing: { prod: "345678901234" },
    regions: ["us-east-1", "us-west-2"],
    administrator: "security",
};
const program =
    (changes: object = {}, transform?: OrganizationTransforms) =>
    () => {
        new Organization("organization", { config: block.schema.parse({ ...config, ...changes }), transform });
    };
const type = (name: string) => `aws:organizations/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;

describe("Organization", () => {
    it("has accounts in their units, which nothing closes", async () => {
        const recording = await record(program());
        const rootId = recording.inputs(type("OrganizationalUnit"), "organization-security")["parentId"];
        expect(recording.inputs(type("Account"), "organization-account-security")).to.deep.equal({
            name: "platform-security",
            email: "aws+security@example.gov",
            parentId: recording.id(type("OrganizationalUnit"), "organization-security"),
            closeOnDeletion: false,
            roleName: "OrganizationAccountAccessRole",
        });
        const sandbox = recording.one(type("Account"), "organization-account-sandbox");
        expect(sandbox.inputs["parentId"]).to.equal(rootId);
        expect(sandbox.options).to.include({ protect: true, retainOnDelete: true });
    });

    it("is protected, with its units, accounts and what the guard rails are attached to", async () => {
        const recording = await record(program());
        const open = recording.resources.filter(
            ({ type: token, options }) => token.includes("organizations/") && !options.protect,
        );
        expect(new Set(open.map(({ type: token }) => token))).to.deep.equal(
            new Set([type("Policy"), type("DelegatedAdministrator")]),
        );
    });

    it("puts four guard rails on the root", async () => {
        const recording = await record(program());
        expect(recording.ofType(type("Policy")).map(({ inputs }) => inputs["name"])).to.have.members(
            ["identities", "regions", "watching", "pipelines"].map((key) => `platform-${key}`),
        );
        const { urn } = recording.one(type("Organization"), "organization");
        for (const { name, dependencies } of recording.ofType(type("Policy"))) {
            expect(dependencies, name).to.include(urn); // AWS takes none before
        }
        const rootId = recording.inputs(type("OrganizationalUnit"), "organization-security")["parentId"];
        expect(rootId).to.match(/^r-[0-9a-f]{4}$/);
        for (const { name, inputs } of recording.ofType(type("PolicyAttachment"))) {
            expect(inputs, name).to.deep.equal({ policyId: recording.id(type("Policy"), name), targetId: rootId });
        }
    });

    it("makes an account the administrator of what looks into all, be it made here or there already", async () => {
        const administrators = async (changes: object) =>
            (await record(program(changes))).resources
                .filter(
                    ({ name, options }) =>
                        name.startsWith("organization-administrator-") && options.deleteBeforeReplace,
                )
                .map(({ name, inputs }) => [
                    name.replace("organization-administrator-", ""),
                    inputs["accountId"] ?? inputs["adminAccountId"],
                ]);
        const made = (await record(program())).id(type("Account"), "organization-account-security");
        expect(made).to.match(/^[0-9]{12}$/);
        const services = [
            "cloudtrail",
            "guardduty-us-east-1",
            "guardduty-us-west-2",
            "securityhub",
            "inspector2",
            "access-analyzer",
            "sso",
        ];
        expect(await administrators({})).to.have.deep.members(services.map((service) => [service, made]));
        expect(await administrators({ administrator: "prod" })).to.have.deep.members(
            services.map((service) => [service, "345678901234"]),
        );
    });

    it("makes the same in a preview and in an update, and is reached by transform", async () => {
        const { strict, placeholder } = await recordBoth(program());
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(unreached(await record(program({}, everyTransform)))).to.deep.equal([]);
    });
});
