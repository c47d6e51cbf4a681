import { expect } from "chai";
import { circleci } from "../components/delivery/fixture";
import { changesOf, nameOf } from "./edits";

describe("another pipeline for a stack", () => {
    it("replaces the identity provider, and changes whatever names it by an ARN that was put together", async () => {
        const another = (values: object) => ({
            ...values,
            "platform:delivery": { circleci, stateBucket: "platform-state-123456789012-us-east-1" },
        });
        const changes = await changesOf("staging", [], [another]);
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
