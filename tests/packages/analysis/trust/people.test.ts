import { expect } from "chai";
import { analyze } from "@platform/analysis/trust/index";
import type { TrustReport } from "@platform/analysis/trust/section";
import { unknown } from "../../../policy-pack/harness/stack";
import { planOf, planOfStack } from "../support/plans";

describe("trust: rights that people get by Identity Center", () => {
    it("are permission sets in accounts", async () => {
        const { data, verdict, summary } = analyze(await planOfStack("security"));
        expect([verdict, summary]).to.deep.equal([
            "neutral",
            "No role of the stack can be taken from outside. IAM Identity Center gives people 4 permission sets in " +
                "111122223333, 123456789012.",
        ]);
        const { people } = data as TrustReport;
        expect(people.flatMap(({ who }) => who)).to.deep.equal([
            ...["group platform-auditors", "group platform-administrators"],
            ...["group platform-operators", "group platform-developers"],
        ]);
        expect(
            people.map(({ set, purpose, accounts, session, rights, boundary }) => [
                ...[set, purpose, accounts.join(" "), session, rights.join(" "), boundary],
            ]),
        ).to.deep.equal([
            [
                ...["audit", "Rights of auditors, for platform-auditors", "111122223333 123456789012", "PT8H"],
                ...["SecurityAudit ViewOnlyAccess", true],
            ],
            [
                ...["break-glass", "Rights of administrators, for platform-administrators"],
                ...["111122223333 123456789012", "PT1H", "AdministratorAccess", false],
            ],
            [
                ...["operate", "Rights of operators, for platform-operators", "123456789012", "PT8H"],
                ...["CloudWatchReadOnlyAccess ViewOnlyAccess platform-operators", true],
            ],
            [
                ...["read", "Rights of readers, for platform-developers", "123456789012", "PT8H"],
                ...["CloudWatchReadOnlyAccess ViewOnlyAccess", true],
            ],
        ]);
    });

    it("are for groups by the names that the plan gives them, and by their ids where it does not", () => {
        const plan = planOf((stack) => {
            const set = stack.add("aws:ssoadmin/permissionSet:PermissionSet", "operate", { name: "operate" });
            const group = stack.add("aws:identitystore/group:Group", "operators", { displayName: "Operators" });
            const assign = (name: string, principalId: unknown) =>
                stack.add("aws:ssoadmin/accountAssignment:AccountAssignment", name, {
                    ...{ permissionSetArn: set.ref("arn"), targetId: "111122223333" },
                    ...{ principalType: "GROUP", principalId },
                });
            assign("made", group.ref("groupId"));
            assign("there", "94482488-3041-7018");
            assign("somewhere", unknown());
        });
        const { people } = analyze(plan).data as TrustReport;
        expect(people.map(({ who }) => who)).to.deep.equal([
            ["group Operators", "group 94482488-3041-7018", "group not known"],
        ]);
    });

    it("are nobody's where a set is assigned to nobody, and not known where a policy is not", () => {
        const plan = planOf((stack) => {
            const set = stack.add("aws:ssoadmin/permissionSet:PermissionSet", "idle", {});
            stack.add("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", "idle", {
                permissionSetArn: set.ref("arn"),
                managedPolicyArn: unknown(),
            });
        });
        const { people } = analyze(plan).data as TrustReport;
        expect(
            people.map(({ set, who, accounts, session, rights }) => [set, who, accounts, session, rights]),
        ).to.deep.equal([["idle", [], [], "PT1H", ["not known"]]]);
    });
});
