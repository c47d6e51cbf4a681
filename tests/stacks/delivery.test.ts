import { expect } from "chai";
import { circleci } from "../components/delivery/fixture";
import { recordShipped } from "../harness/shipped";
import { changesOf, nameOf } from "./edits";

describe("another pipeline for a stack", () => {
    it("replaces the identity provider, and changes whatever names it by an ARN that was put together", async () => {
        const another = (values: object) => ({
            ...values,
            "platform:delivery": { circleci, stateBucket: "platform-state-123456789012-us-east-1" },
        });
        const changes = await changesOf("shared-services", [], [another]);
        expect(
            changes
                .filter(({ resource }) => resource === "custom")
                .map((change) => `${change.kind} ${nameOf(change)}`)
                .sort(),
        ).to.deep.equal([
            "replace OpenIdConnectProvider delivery",
            "update Role delivery-deploy",
            "update Role delivery-preview",
            "update RolePolicy delivery-deploy",
        ]);
    });
});

describe("what the pipeline makes in IAM", () => {
    for (const stack of ["prod", "staging"]) {
        it(`is what its role may make: roles and SAML providers that are called by ${stack}, policies and profiles`, async () => {
            const { resources } = await recordShipped(stack);
            const own = resources.filter(
                ({ type, urn }) => type.startsWith("aws:iam/") && !urn.includes("platform:delivery:"),
            );
            expect([...new Set(own.map(({ type }) => type))].sort()).to.deep.equal([
                "aws:iam/instanceProfile:InstanceProfile",
                "aws:iam/role:Role",
                "aws:iam/rolePolicy:RolePolicy",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                ...(stack === "prod" ? ["aws:iam/samlProvider:SamlProvider"] : []),
            ]);
            const named = own
                .filter(({ type }) => /:(Role|SamlProvider)$/.test(type))
                .map(({ inputs }) => inputs["name"] as string);
            expect(named.filter((name) => !name.startsWith(`platform-${stack}-`))).to.deep.equal([]);
        });
    }
});
