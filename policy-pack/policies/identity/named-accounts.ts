import { field } from "@platform/aws-model/fields";
import { conditionsOf, isExact } from "@platform/aws-model/iam/conditions";
import { RESOURCE_POLICIES, resourcePoliciesOf } from "@platform/aws-model/iam/resource-policies";
import { valuesAt } from "@platform/aws-model/paths";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import { byType } from "../../lib/by-type";
import { textsOf } from "../../lib/iam-statements";

/** An account that a resource lets in, and where it says so. */
export interface NamedAccount {
    readonly at: string;
    readonly account: string;
}

/** An account by its number, or the account of a role or user. */
const ACCOUNT = /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?::.*)?$/;
/** Where resources name accounts outside of documents. */
const ACCOUNT_PATHS = byType<readonly string[]>(
    [[...types.LAMBDA_PERMISSION, ...types.LAMBDA_LAYER_PERMISSION, ...types.EVENT_BUS_PERMISSION], ["principal"]],
    [types.KMS_GRANT, ["granteePrincipal", "retiringPrincipal"]],
    [[...types.IMAGE_PERMISSION, ...types.SNAPSHOT_PERMISSION], ["accountId"]],
    [[...types.RDS_SNAPSHOT, ...types.RDS_SNAPSHOT_COPY], ["sharedAccounts"]],
    [types.SSM_DOCUMENT, ["permissions.account_ids", "permissions.accountIds"]],
    [types.VPC_PEERING, ["peerOwnerId"]],
    [types.VPC_ENDPOINT_SERVICE, ["allowedPrincipals"]],
);
export const ACCOUNT_TYPES = [...new Set([...Object.keys(RESOURCE_POLICIES), ...Object.keys(ACCOUNT_PATHS)])];

/** The accounts that a resource lets in, as far as they are known; those with an external id as well for roles are left out. */
export function accountsNamedBy(resource: Resource): readonly NamedAccount[] {
    const statements = resourcePoliciesOf(resource).flatMap((document) => field(document.json(), "Statement").items());
    const listed = (ACCOUNT_PATHS[resource.type] ?? []).flatMap((path) => valuesAt(resource, path));
    return [
        ...statements.filter(letsIn).flatMap((statement) => principalsOf(resource, statement)),
        ...listed.flatMap((value) => accountsIn(resource, value)),
    ];
}

function letsIn(statement: Value): boolean {
    const effect = field(statement, "Effect").text();
    const external = conditionsOf(statement)?.some(
        (condition) => condition.key === "sts:externalid" && isExact(condition),
    );
    return effect.state === "known" && effect.value.toLowerCase() === "allow" && external !== true;
}

function principalsOf(resource: Resource, statement: Value): readonly NamedAccount[] {
    const principal = field(statement, "Principal");
    return accountsIn(resource, principal.keys().length > 0 ? field(principal, "AWS") : principal);
}

function accountsIn(resource: Resource, list: Value): readonly NamedAccount[] {
    return textsOf(resource, list).texts.flatMap(({ at, text }) =>
        text.split(/[\s,]+/).flatMap((part) => {
            const account = ACCOUNT.exec(part)?.[1];
            return account === undefined ? [] : [{ at, account }];
        }),
    );
}
