import { field } from "@platform/aws-model/fields";
import { undecided, violation, type Finding } from "../../lib/finding";
import { conditionsOf, isFixed } from "@platform/aws-model/iam/conditions";
import { textsOf } from "../../lib/iam-statements";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

/** Conditions that say who is calling, or for whom. */
const CALLERS =
    /^(aws:(source(arn|account|owner|orgid|orgpaths|vpc|vpce|vpcarn)|principal(arn|account|orgid|orgpaths)|userid)|kms:calleraccount|s3:dataaccesspoint(arn|account))$/;
const REQUIRED = "named principals, or a condition on who is calling";
const FIX = "name the accounts, roles or services, or add aws:PrincipalOrgID, aws:SourceArn or aws:SourceAccount";
/** The kinds of principal in which a star means everybody. Services and providers are always named. */
const KINDS = ["AWS", "*", "CanonicalUser", "Federated"];

/** Whether a statement lets everybody in. Denials and statements without principal were left out before. */
export function judgePrincipal(resource: Resource, statement: Value): readonly Finding[] {
    const conditions = conditionsOf(statement);
    if (conditions?.some((condition) => CALLERS.test(condition.key) && isFixed(condition))) return [];
    const found = [...everybodyBut(resource, statement), ...everybody(resource, statement)];
    if (conditions !== undefined || found.length === 0) return found;
    return [undecided(resource, field(statement, "Condition").path, "conditions that are plain in the program")];
}

/** NotPrincipal in a statement that allows lets in all others. */
function everybodyBut(resource: Resource, statement: Value): readonly Finding[] {
    const { state, path } = field(statement, "NotPrincipal");
    if (state === "absent") return [];
    return [
        violation(resource, {
            at: path,
            found: "in a statement that allows, which means everybody else",
            required: REQUIRED,
            fix: FIX,
        }),
    ];
}

function everybody(resource: Resource, statement: Value): readonly Finding[] {
    const principal = field(statement, "Principal");
    const lists = principal.keys().length === 0 ? [principal] : KINDS.map((kind) => field(principal, kind));
    return lists.flatMap((list) => {
        const { texts, gaps } = textsOf(resource, list);
        const stars = texts.filter(({ text }) => isEverybody(text));
        return [
            ...gaps,
            ...stars.map(({ at }) => violation(resource, { at, found: "everybody", required: REQUIRED, fix: FIX })),
        ];
    });
}

/** A star, or an ARN with stars where the account stands. */
function isEverybody(text: string): boolean {
    return /^[*?]+$/.test(text) || /^arn:[^:]*:(iam|sts)::[^:]*[*?]/.test(text);
}
