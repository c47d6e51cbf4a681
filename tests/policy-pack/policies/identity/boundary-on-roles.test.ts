import { boundaryOnRoles } from "../../../../policy-pack/policies/identity/boundary-on-roles";
import { bare, describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { expect } from "chai";
import { analyze } from "../../harness/rpc";
import { StackBuilder } from "../../harness/stack";

const ROLE = "aws:iam/role:Role";
const arn = (name: string) => `arn:aws:iam::123456789012:policy/${name}`;
const REQUIRED = "required: the policy platform-prod-boundary. Fix: set permissionsBoundary to its ARN.";

describeResourcePolicy(boundaryOnRoles, {
    type: ROLE,
    settings: { boundary: "platform-prod-boundary" },
    compliant: [{ permissionsBoundary: arn("platform-prod-boundary") }],
    violating: [
        [{}, `subject (${ROLE}): permissionsBoundary is not set, which means none; ${REQUIRED}`],
        [
            { permissionsBoundary: arn("AdministratorAccess") },
            `subject (${ROLE}): permissionsBoundary is another policy; ${REQUIRED}`,
        ],
        [
            { permissionsBoundary: arn("other-platform-prod-boundary") },
            `subject (${ROLE}): permissionsBoundary is another policy; ${REQUIRED}`,
        ],
    ],
    unknown: [
        [
            { permissionsBoundary: unknown() },
            `subject (${ROLE}): undecided, as this is not known: permissionsBoundary. Decided by: a value that is plain in the program (the policy platform-prod-boundary).`,
        ],
    ],
    secret: [{ permissionsBoundary: secret("hunter2") }, "hunter2"],
    minimal: [{}, `subject (${ROLE}): permissionsBoundary is not set, which means none; ${REQUIRED}`],
});

describe("boundary-on-roles: whom it leaves alone", () => {
    const found = async (parent?: string, boundary = "platform-prod-boundary") => {
        const stack = new StackBuilder("preview");
        bare(ROLE, {}, parent)(stack);
        return (await analyze([boundaryOnRoles], stack.records, { settings: { boundary } })).diagnostics.length;
    };

    it("those who hold others by it, and every stack without one", async () => {
        expect([await found(), await found("platform:delivery:Delivery"), await found(undefined, "")]).to.deep.equal([
            1, 0, 0,
        ]);
    });
});
