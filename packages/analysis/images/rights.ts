import {
    attachedPoliciesOf,
    IDENTITY_DOCUMENT_TYPES,
    identityDocumentsOf,
    POLICY_ATTACHMENT_TYPES,
} from "@platform/aws-model/iam/documents";
import { PERMISSION_SET } from "@platform/aws-model/types";
import { known, type Value } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";
import type { Verdict } from "../section";
import { targets } from "../shared/references";
import { rolesOf } from "../shared/roles-of";
import { NOT_KNOWN } from "../trust/claims";
import { allowing } from "../trust/principals";
import { ofRepositories } from "./repository-rights";
import { ALL, granted, repositoriesOf, type ImageRight } from "./statements";

const MANAGED_POLICY = "aws:iam/policy:Policy";
/** Policies of AWS's own that let push to every repository. */
const pushPolicies =
    /:policy\/(AdministratorAccess|PowerUserAccess|AmazonEC2ContainerRegistry(FullAccess|PowerUser)|AmazonElasticContainerRegistryPublic(FullAccess|PowerUser))$/;

/** By the plan's roles and by the policies of its repositories: pushes first, then by name, each once. */
export function imageRightsOf(plan: Plan): readonly ImageRight[] {
    const all = [...ofIdentities(plan), ...ofAttachments(plan), ...ofRepositories(plan)];
    const key = ({ may, who, repositories, only }: ImageRight) =>
        [may === "push" ? 0 : 1, who, repositories, only].join(" ");
    const unique = new Map(all.map((right) => [key(right), right]));
    return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, right]) => right);
}

/** What roles may do by their documents. Denials and boundaries only take away. */
function ofIdentities(plan: Plan): readonly ImageRight[] {
    return plan
        .ofType(IDENTITY_DOCUMENT_TYPES)
        .flatMap((holder) =>
            grantedTo(plan, holder).flatMap((who) =>
                identityDocumentsOf(holder).flatMap((document) => rightsIn(document, { who, urn: holder.urn })),
            ),
        );
}

function rightsIn(document: Value, about: Pick<ImageRight, "who" | "urn">): readonly ImageRight[] {
    const statements = allowing(document);
    if (statements === undefined) {
        return [{ ...about, may: "push", repositories: NOT_KNOWN, only: "", verdict: "unknown" }];
    }
    return statements.flatMap((statement) => {
        const repositories = repositoriesOf(statement);
        return repositories.length === 0
            ? []
            : granted(statement).map((right) => ({
                  ...{ ...about, ...right, repositories: repositories.join(", ") },
                  verdict: verdictOf(right, repositories),
              }));
    });
}

/** Whom a document is for: a policy of its own is for those to whom it is attached, and none of them has a boundary's rights. */
function grantedTo(plan: Plan, holder: PlanResource): readonly string[] {
    return holder.type === MANAGED_POLICY
        ? plan
              .ofType(POLICY_ATTACHMENT_TYPES)
              .filter((one) =>
                  attachedPoliciesOf(one).some((arn) => targets(plan, one, arn, [MANAGED_POLICY]).includes(holder)),
              )
              .flatMap((one) => ownersOf(plan, one))
        : ownersOf(plan, holder);
}

function ofAttachments(plan: Plan): readonly ImageRight[] {
    return plan.ofType(POLICY_ATTACHMENT_TYPES).flatMap((holder) =>
        attachedPoliciesOf(holder)
            .filter((arn) => pushPolicies.test(known(arn.text()) ?? ""))
            .flatMap(() => ownersOf(plan, holder))
            .map((who) => ({
                ...({ may: "push", who, urn: holder.urn } as const),
                ...({ repositories: ALL, only: "", verdict: "neutral" } as const),
            })),
    );
}

function verdictOf({ may, only }: Pick<ImageRight, "may" | "only">, repositories: readonly string[]): Verdict {
    if (repositories.includes(NOT_KNOWN)) return "unknown";
    return may === "push" && repositories.includes(ALL) && only === "" ? "attention" : "neutral";
}

/** The roles or the permission sets that a document or an attachment belongs to; for others their own name. */
function ownersOf(plan: Plan, holder: PlanResource): readonly string[] {
    const roles = rolesOf(plan, holder);
    const sets = targets(plan, holder, holder.get("permissionSetArn"), PERMISSION_SET);
    return sets.length > 0
        ? sets.map((set) => `permission set ${nameOf(set)}`)
        : (roles.length > 0 ? roles : [holder]).map(nameOf);
}

function nameOf(resource: PlanResource): string {
    return known(resource.get("name").text()) ?? resource.name;
}
