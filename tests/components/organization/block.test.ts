import { expect } from "chai";
import { problemsAfter } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";

const at = "platform:organization";
const organization = {
    units: ["workloads"],
    accounts: { security: { email: "aws+security@example.gov" } },
    regions: ["us-east-1"],
    administrator: "security",
};
/** The fixture's stack, without its apps. */
const alone = { "platform:cluster": undefined, "platform:services": undefined };
const block = (changes: object) => ({ ...alone, [at]: { ...organization, ...changes } });

describeMistakes("the organization", [
    {
        mistake: "apps in the same stack",
        changes: { [at]: organization },
        problems: ["cluster", "services"].map(
            (key) =>
                `${at}: the stack has ${key} as well; allowed in a stack without: whoever deploys there would own the organization. Remove one of them from Pulumi.test.yaml`,
        ),
    },
    {
        mistake: "an administrator, a unit and an address that are not theirs",
        changes: block({
            accounts: {
                prod: { email: "AWS+security@example.gov", unit: "sandbox" },
                security: { email: "aws+security@example.gov" },
            },
            existing: { prod: "345678901234" },
            administrator: "audit",
        }),
        problems: [
            `${at}.accounts.prod.unit: "sandbox" is not valid; allowed workloads. Set it in Pulumi.test.yaml`,
            `${at}.accounts.security.email: "aws+security@example.gov" is not valid; allowed an address of its own: account "prod" has this one. Set it in Pulumi.test.yaml`,
            `${at}.administrator: "audit" is not valid; allowed prod or security. Set it in Pulumi.test.yaml`,
            `${at}.existing.prod: "345678901234" is not valid; allowed names that accounts has not. Remove one of them from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "the management account as one of its members, no accounts, and a region that the stack is not in",
        changes: {
            ...block({ accounts: {}, existing: { security: "123456789012" }, units: [], regions: ["us-west-2"] }),
            "aws:allowedAccountIds": ["123456789012"],
        },
        problems: [
            `${at}.existing.security: "123456789012" is not valid; allowed other accounts than the management account, which the stack is in. Set it in Pulumi.test.yaml`,
            `${at}.regions: without us-east-1, in which stack "test" is; allowed regions with those of all stacks. Add it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "nobody who administers",
        changes: block({ administrator: undefined }),
        problems: [
            `${at}.administrator: missing; allowed the name of an account, one of accounts or existing. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "an id that is none, a region that there is not, a role that is none",
        changes: block({ existing: { prod: "3456" }, regions: ["us-west-7"], exemptRoles: ["a role"] }),
        problems: [
            `${at}.exemptRoles[0]: "a role" is not valid; allowed what stands behind role/ in an ARN, also with *. Set it in Pulumi.test.yaml`,
            `${at}.existing.prod: "3456" is not valid; allowed twelve digits such as 123456789012. Set it in Pulumi.test.yaml`,
            `${at}.regions[0]: "us-west-7" is not valid; allowed a region such as us-west-2. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "an account whose name has no room beside the project's",
        changes: block({ administrator: "x".repeat(42), accounts: { ["x".repeat(42)]: { email: "a@example.gov" } } }),
        problems: [
            `${at}.accounts.${"x".repeat(42)}: "${"x".repeat(42)}" is not valid; allowed a name of at most 41 characters: AWS takes 50, and the project's stands before it. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "more roles than a guard rail has room for",
        changes: block({
            exemptRoles: Array.from({ length: 50 }, (_, index) => `platform-administrators-of-team-${index}`),
        }),
        problems: [
            `${at}.exemptRoles: a guard rail that names them has 6169 characters; allowed 5120, what AWS takes. Name fewer, or some together with *, in Pulumi.test.yaml`,
        ],
    },
]);

describe("config: the organization beside other stacks", () => {
    it("is in the management account, where another stack says which that is", () => {
        const named = { organization: { id: "o-a1b2c3d4e5", managementAccountId: "444455556666" } };
        const others = [{ name: "security", config: { "aws:region": "us-east-1", "platform:account": named } }];
        const inAccount = (ids?: readonly string[]) =>
            problemsAfter({ ...block({}), "aws:allowedAccountIds": ids }, others);
        expect(inAccount(["444455556666"])).to.deep.equal([]);
        for (const ids of [undefined, ["222255556666"]]) {
            expect(inAccount(ids)).to.include(
                `${at}: by stack "security" the management account is 444455556666, which aws:allowedAccountIds does not name; allowed in a stack of that account. Set it, or remove the block, in Pulumi.test.yaml`,
            );
        }
    });

    it("is in one of them, and allows the regions of all", () => {
        const others = [{ name: "prod", config: { "aws:region": "eu-west-1", [at]: {} } }];
        expect(problemsAfter(block({}), others)).to.deep.equal([
            `${at}: stack "prod" has it already; allowed in one stack of the project. Remove it from Pulumi.test.yaml`,
            `${at}.regions: without eu-west-1, in which stack "prod" is; allowed regions with those of all stacks. Add it in Pulumi.test.yaml`,
        ]);
        expect(problemsAfter(block({}), [])).to.deep.equal([]);
    });
});
