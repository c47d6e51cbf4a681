import { field } from "@platform/aws-model/fields";
import { IDENTITY_DOCUMENT_TYPES } from "@platform/aws-model/iam/documents";
import { RESOURCE_POLICIES } from "@platform/aws-model/iam/resource-policies";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import type { PolicyFinding } from "../../lib/finding";
import { judgeAllowing } from "../../lib/iam-statements";
import { ACCOUNT_WIDE } from "../identity/account-wide-actions";
import { judgeBreadth } from "../identity/broad-statements";
import { judgePrincipal } from "../identity/public-principals";

const DOCUMENTS = /polic(y|ies)(document|json|text)?$|^accesspolicies$/i;
/** Documents that other policies judge, and APIs, which are public by purpose. */
const JUDGED = new Set([...Object.keys(RESOURCE_POLICIES), ...IDENTITY_DOCUMENT_TYPES]);
const APIS = /^aws:apigateway/;

/** The findings about documents of IAM in a type that no rule knows: about who is let in, or about what somebody may do. */
export function judgeDocuments(resource: Resource): readonly PolicyFinding[] {
    if (JUDGED.has(resource.type) || APIS.test(resource.type)) return [];
    const documents = resource.keys.filter((key) => DOCUMENTS.test(key)).map((key) => resource.inputs.at(key));
    return documents
        .filter(isDocument)
        .flatMap((document) =>
            judgeAllowing(resource, document, (statement) =>
                ["Principal", "NotPrincipal"].some((part) => field(statement, part).state !== "absent")
                    ? judgePrincipal(resource, statement)
                    : judgeBreadth(resource, statement, ACCOUNT_WIDE),
            ),
        );
}

function isDocument(value: Value): boolean {
    return field(value.json(), "Statement").state === "known";
}
