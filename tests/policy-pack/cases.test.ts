import { expect } from "chai";
import { policies } from "../../policy-pack/policies";
import { listCases, type DeclaredCases } from "./harness/list-cases";

/** Policies that judge no properties, or not those alone: what the pack is told, options, providers. Their tests have cases of their own. */
const OTHER_SUBJECTS = [
    ...["platform-settings", "no-ignore-changes", "exemptions-valid", "known-accounts"],
    "account-singletons", // judges where a resource is
    "exclusive-attachments", // judges options
];
/** Policies that forbid a type whatever its properties are: none complies, and there is nothing to know. */
const FORBIDDEN_TYPES = ["no-default-vpc", "no-iam-users"];
/** The type decides; a type is always known. */
const BY_TYPE = ["approved-types-only"];
/** An unknown value is an output of the program, which is what the policy demands, or cannot be what it forbids. */
const UNKNOWN_COMPLIES = ["cmk-for-sns-logs-secrets", "unreviewed-types"];
/** Policies over the stack most of whose rules are about single resources; their tests are like those of such policies. */
const MOSTLY_EARLY = ["no-plaintext-secrets", "unreviewed-types"];

describe("tests of every policy", () => {
    let declared: DeclaredCases;

    before(() => {
        declared = listCases();
    });

    for (const { name, scope } of policies.filter((policy) => !OTHER_SUBJECTS.includes(policy.name))) {
        it(`${name}: compliant, violating, not applicable, unknown, secret, minimal`, () => {
            const kinds = new Set(["compliant", "violating", "unknown", "secret", "minimal"]);
            // Types that a policy over single resources does not judge are tried with all of them.
            if (scope === "stack" && !MOSTLY_EARLY.includes(name)) kinds.add("notApplicable");
            if ([...FORBIDDEN_TYPES, ...BY_TYPE].includes(name)) kinds.delete("compliant");
            if ([...FORBIDDEN_TYPES, ...UNKNOWN_COMPLIES].includes(name)) kinds.delete("unknown");
            const cases = declared[name] ?? {};
            expect([...kinds].filter((kind) => (cases[kind] ?? 0) === 0)).to.deep.equal([]);
        });
    }
});
