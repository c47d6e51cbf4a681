import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { pick } from "../../shared/records";
import { clientSecret } from "./client-secret";
import type { SignInConfig } from "./schema";

type Action = aws.types.input.lb.ListenerRuleAction;

/**
 * What a rule does with a request: sign whoever sends it in, where that is asked for, then hand it to the target group.
 * `name` is that of the session's cookie, too: apps that share a host do not sign one another's people out.
 */
export function routeActions(
    name: string,
    signIn: SignInConfig | undefined,
    targetGroup: aws.lb.TargetGroup,
    parent: pulumi.Resource,
): Action[] {
    const forward = { type: "forward", targetGroupArn: targetGroup.arn };
    if (signIn === undefined) {
        return [forward];
    }
    const authenticateOidc = {
        ...pick(signIn, "issuer", "authorizationEndpoint", "tokenEndpoint", "userInfoEndpoint", "clientId", "scope"),
        clientSecret: clientSecret(name, signIn.clientSecret, parent),
        onUnauthenticatedRequest: "authenticate",
        sessionCookieName: name,
        sessionTimeout: signIn.sessionHours * 3600,
    };
    return [
        { order: 1, type: "authenticate-oidc", authenticateOidc },
        { order: 2, ...forward },
    ];
}
