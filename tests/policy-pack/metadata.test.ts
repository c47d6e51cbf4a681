import { expect } from "chai";
import { policies } from "../../policy-pack/policies";

const PATTERNS = { fsbp: /^[A-Za-z0-9]+\.\d+$/, cis: /^\d+(\.\d+)+$/, checkov: /^CKV2?_AWS_\d+$/ };

describe("every policy", () => {
    it("has a name of its own", () => {
        expect(new Set(policies.map(({ name }) => name)).size).to.equal(policies.length);
    });

    for (const policy of policies) {
        it(`${policy.name} says what it requires, why, how to comply and where to read on`, () => {
            expect(policy.name).to.match(/^[a-z0-9]+(-[a-z0-9]+)*$/);
            for (const text of [policy.description, policy.why, policy.remediation])
                expect(text).to.match(/^[A-Z].*[.]$/);
            expect(policy.url).to.match(/^https:\/\/\S+$/);
            for (const [framework, ids] of Object.entries(policy.controls) as [keyof typeof PATTERNS, string[]][]) {
                for (const id of ids) expect(id).to.match(PATTERNS[framework]);
            }
        });
    }

    it("can be exempted, except the hard rules, what rests on them, and the pack's own data", () => {
        expect(
            policies
                .filter(({ exemptible }) => exemptible === false)
                .map(({ name }) => name)
                .sort(),
        ).to.deep.equal([
            "app-in-private-subnets",
            "app-ingress-alb-or-bastion",
            "exemptions-valid",
            "platform-settings",
            "reachability-proof",
        ]);
    });

    it("starts with the settings and ends with the exemptions", () => {
        expect(policies[0]?.name).to.equal("platform-settings");
        expect(policies.at(-1)?.name).to.equal("exemptions-valid");
    });
});
