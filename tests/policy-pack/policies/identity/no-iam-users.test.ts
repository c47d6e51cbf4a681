import { expect } from "chai";
import { policies } from "../../../../policy-pack/policies";
import { noIamUsers } from "../../../../policy-pack/policies/identity/no-iam-users";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder } from "../../harness/stack";

const USER = "aws:iam/user:User";
const MESSAGE =
    `subject (${USER}) belongs to an IAM user; required: roles. ` +
    "Fix: remove it; use a role, for people through IAM Identity Center.";

describeResourcePolicy(noIamUsers, {
    type: USER,
    compliant: [],
    violating: [[{ name: "deploy" }, MESSAGE]],
    unknown: [],
    secret: [{ name: secret("hunter2") }, "hunter2"],
    minimal: [{}, MESSAGE],
});

describe("no-iam-users: roles and groups", () => {
    it("leaves them alone", async () => {
        const stack = new StackBuilder("preview");
        stack.add("aws:iam/role:Role", "app", {});
        stack.add("aws:iam/group:Group", "team", {});
        expect((await analyze([noIamUsers], stack.records)).diagnostics).to.deep.equal([]);
        expect(policies).to.include(noIamUsers);
    });
});
