import { RESOURCE_POLICIES, resourcePoliciesOf } from "@platform/aws-model/iam/resource-policies";
import { known } from "@platform/aws-model/value";
import type { Plan } from "../plan";
import type { Verdict } from "../section";
import { NOT_KNOWN } from "../trust/claims";
import { allowing, partiesOf, type Party } from "../trust/principals";
import { ALL, granted, type ImageRight } from "./statements";

/** Whom repositories let in by themselves: other accounts, and services. */
export function ofRepositories(plan: Plan): readonly ImageRight[] {
    const types = Object.keys(RESOURCE_POLICIES).filter((type) => type.startsWith("aws:ecr/"));
    return plan.ofType(types).flatMap((policy) => {
        const repositories =
            known(policy.get("repository").text()) ?? (policy.get("repository").absent ? ALL : NOT_KNOWN);
        const about = { urn: policy.urn, repositories };
        return resourcePoliciesOf(policy).flatMap((document): readonly ImageRight[] => {
            const statements = allowing(document);
            return statements === undefined
                ? [{ ...about, may: "push", who: NOT_KNOWN, only: "", verdict: "unknown" }]
                : statements.flatMap((statement) =>
                      granted(statement).flatMap((right) =>
                          partiesOf(statement).map((party) => ({
                              ...{ ...about, ...right, who: nameOf(party) },
                              verdict: verdictOfParty(party, right),
                          })),
                      ),
                  );
        });
    });
}

function verdictOfParty({ kind }: Party, { only }: Pick<ImageRight, "only">): Verdict {
    if (kind === "unknown" || only.includes(NOT_KNOWN)) return "unknown";
    return kind === "everybody" && only === "" ? "bad" : "neutral";
}

function nameOf(party: Party): string {
    switch (party.kind) {
        case "account":
            return `account ${party.account}${party.name === undefined ? "" : `, ${party.name}`}`;
        case "service":
            return party.name ?? "a service of AWS";
        case "federated":
            return party.arn;
        default:
            return party.kind === "everybody" ? "everybody" : NOT_KNOWN;
    }
}
