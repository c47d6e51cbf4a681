import type { Statement } from "./policy-document";

/**
 * Lets an instance be reached through Session Manager and do nothing else: the managed policy that AWS offers would let
 * every shell read the whole Parameter Store.
 */
export const sessionManagerStatement: Statement = {
    Sid: "SessionManager", // none of these can be narrowed to resources
    Effect: "Allow",
    Action: [
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ],
    Resource: "*",
};
