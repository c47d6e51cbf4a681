import { expect } from "chai";
import { organizationProtected } from "../../../../policy-pack/policies/data/organization-protected";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { MODES, secret, StackBuilder, unknown } from "../../harness/stack";

const ACCOUNT = "aws:organizations/account:Account";
const account = (changes: object = {}) => ({ name: "prod", email: "aws+prod@example.gov", ...changes });
const CLOSES = `subject (${ACCOUNT}): closeOnDeletion is true; required: false. Fix: remove closeOnDeletion.`;

describeResourcePolicy(organizationProtected, {
    type: ACCOUNT,
    options: { protect: true },
    compliant: [account(), account({ closeOnDeletion: false })],
    violating: [[account({ closeOnDeletion: true }), CLOSES]],
    unknown: [
        [
            account({ closeOnDeletion: unknown() }),
            `subject (${ACCOUNT}): undecided, as this is not known: closeOnDeletion. Decided by: a value that is plain in the program (false).`,
        ],
    ],
    secret: [account({ closeOnDeletion: secret("hunter2") }), "hunter2"],
    minimal: [account()],
});

describe("organization-protected: the option protect", () => {
    const judge = async (type: string, protect: boolean, mode: (typeof MODES)[number]) => {
        const stack = new StackBuilder(mode);
        stack.add(type, "subject", {}, undefined, { protect });
        const { diagnostics } = await analyze([organizationProtected], stack.records);
        return diagnostics.map(({ message }) => message.split("\n")[1]);
    };

    it("is wanted of what holds the organization together, and of nothing else", async () => {
        const types = ["organization:Organization", "organizationalUnit:OrganizationalUnit", "account:Account"];
        const attachment = "policyAttachment:PolicyAttachment";
        for (const mode of MODES) {
            for (const type of [...types, attachment].map((each) => `aws:organizations/${each}`)) {
                const message = `subject (${type}): the option protect is off; required: on. Fix: set protect: true among its options.`;
                expect(await judge(type, false, mode), mode).to.deep.equal([message]);
                expect(await judge(type, true, mode), mode).to.deep.equal([]);
            }
            expect(await judge("aws:organizations/policy:Policy", false, mode), mode).to.deep.equal([]);
        }
    });
});
