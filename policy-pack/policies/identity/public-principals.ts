import { field } from "@platform/aws-model/fields";
import { conditionsOf } from "@platform/aws-model/iam/conditions";
import type { Resource } from "@platform/aws-model/resource";
import { ROLE } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import { deferred, violation, type PolicyFinding } from "../../lib/finding";
import { KNOWN_NAMES, textsOf } from "../../lib/iam-statements";
import { namesCaller, namesCustomer } from "./caller-conditions";

const REQUIRED = "named principals, or a condition on who is calling";
const FIX = "name the accounts, roles or services, or add aws:PrincipalOrgID, aws:SourceArn or aws:SourceAccount";
/** The kinds of principal in which a star means everybody. Services and providers are always named. */
const KINDS = ["AWS", "*", "CanonicalUser", "Federated"];
/** Services ask for others; unless it is said for whom, they ask for everybody. */
export const SERVICE = /\.amazonaws\.com(\.cn)?$/;

/** Whether a statement lets everybody in. Denials and statements without principal were left out before. */
export function judgePrincipal(resource: Resource, statement: Value): readonly PolicyFinding[] {
    const conditions = conditionsOf(statement);
    const found = conditions?.some(namesCaller)
        ? []
        : [...everybodyBut(resource, statement), ...everybody(resource, statement)];
    const services = conditions?.some(namesCustomer) ? [] : servicesForAnybody(resource, statement);
    if (conditions !== undefined || found.length + services.length === 0) return [...found, ...services];
    return [deferred(resource, field(statement, "Condition").path, KNOWN_NAMES)];
}

/** NotPrincipal in a statement that allows lets in all others. */
function everybodyBut(resource: Resource, statement: Value): readonly PolicyFinding[] {
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

/** A principal of a named kind that is not known is the ARN or id of something in the program. */
function everybody(resource: Resource, statement: Value): readonly PolicyFinding[] {
    const principal = field(statement, "Principal");
    const named = principal.keys().length > 0;
    const lists = named ? KINDS.map((kind) => field(principal, kind)) : [principal];
    return lists.flatMap((list) => {
        const { texts, gaps } = textsOf(resource, list);
        const stars = texts.filter(({ text }) => isEverybody(text));
        return [
            ...(named ? [] : gaps),
            ...stars.map(({ at }) => violation(resource, { at, found: "everybody", required: REQUIRED, fix: FIX })),
        ];
    });
}

/** A role is taken on by its service for whoever may pass it; everything else is for whoever makes the service ask. */
function servicesForAnybody(resource: Resource, statement: Value): readonly PolicyFinding[] {
    if (ROLE.includes(resource.type)) return [];
    const services = textsOf(resource, field(statement, "Principal", "Service")).texts;
    return services
        .filter(({ text }) => SERVICE.test(text))
        .map(({ at }) =>
            violation(resource, {
                at,
                found: "a service, for whomever it acts",
                required: "a condition on for whom it acts",
                fix: "add aws:SourceArn or aws:SourceAccount",
            }),
        );
}

/** A star, or an ARN with stars where the account stands. */
function isEverybody(text: string): boolean {
    return /^[*?]+$/.test(text) || /^arn:[^:]*:(iam|sts)::[^:]*[*?]/.test(text);
}
