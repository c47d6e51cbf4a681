import { field } from "@platform/aws-model/fields";
import { conditionsOf, demands } from "@platform/aws-model/iam/conditions";
import { isEveryResource, within } from "@platform/aws-model/iam/patterns";
import { isDeny, knownTexts } from "../../lib/iam-statements";
import type { Value } from "@platform/aws-model/value";

/**
 * What Lambda demands of a function's role for its network interfaces in a VPC, on every resource.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
export const INTERFACE_ACTIONS: readonly string[] = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:UnassignPrivateIpAddresses",
];

/** Whether a document keeps these actions from the code of functions, which has the same role as Lambda. */
export function deniesInterfacesToCode(document: Value): boolean {
    return field(document.json(), "Statement").items().some(isDenial);
}

function isDenial(statement: Value): boolean {
    const [condition, ...others] = conditionsOf(statement) ?? [];
    return (
        isDeny(statement) &&
        knownTexts(statement, "Resource").some(isEveryResource) &&
        INTERFACE_ACTIONS.every((action) => within(action, knownTexts(statement, "Action"))) &&
        condition?.key === "lambda:sourcefunctionarn" &&
        demands(condition) &&
        others.length === 0
    );
}
