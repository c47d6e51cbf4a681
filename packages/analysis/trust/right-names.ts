import {
    attachedPoliciesOf,
    IDENTITY_DOCUMENT_TYPES,
    identityDocumentsOf,
    POLICY_ATTACHMENT_TYPES,
} from "@platform/aws-model/iam/documents";
import { known } from "@platform/aws-model/value";
import type { PlanResource } from "../plan";
import { NOT_KNOWN } from "./claims";

/**
 * What a role or a permission set may do: its policies by name, and `its own` for statements of its own.
 *
 * @param ofTypes What of some types is for it.
 * @param others Names of policies that it has in another way.
 */
export function rightNames(
    ofTypes: (types: readonly string[]) => readonly PlanResource[],
    others: readonly string[] = [],
): readonly string[] {
    const attached = ofTypes(POLICY_ATTACHMENT_TYPES)
        .flatMap((one) => attachedPoliciesOf(one))
        .map((arn) => known(arn.text())?.replace(/^.*:policy\/(?:[\w-]+\/)*/, "") ?? NOT_KNOWN);
    const own = ofTypes(IDENTITY_DOCUMENT_TYPES).some((one) => identityDocumentsOf(one).length > 0);
    return [...attached.sort(), ...[...others].sort(), ...(own ? ["its own"] : [])];
}
