import { LISTENER, LISTENER_RULE } from "@platform/aws-model/types";
import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import type { Value } from "@platform/aws-model/value";
import { rule, type Rule } from "../rule";
import { missingArgument } from "./checks";

/** What an action of each type needs: one of these properties. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
    forward: ["targetGroupArn", "forward"],
    redirect: ["redirect"],
    "fixed-response": ["fixedResponse"],
    "authenticate-oidc": ["authenticateOidc"],
    "authenticate-cognito": ["authenticateCognito"],
};

/** Parts of an address that a redirect may change, with the value that keeps each. */
const PARTS: Readonly<Record<string, string>> = {
    host: "#{host}",
    path: "/#{path}",
    port: "#{port}",
    protocol: "#{protocol}",
    query: "#{query}",
};

/** What listeners and their rules do: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html */
export const listenerActionRules: readonly Rule[] = [
    ...rule(LISTENER, (listener) => actionProblems(listener, "defaultActions")),
    ...rule(LISTENER_RULE, (one) => actionProblems(one, "actions")),
];

function* actionProblems(resource: JudgedResource, property: string): Generator<Problem> {
    for (const action of resource.get(property).list ?? []) {
        const type = action.at("type").asString ?? "";
        const needed = NEEDS[type] ?? [];
        const [first] = needed;
        if (first !== undefined && needed.every((name) => action.at(name).absent)) {
            yield missingArgument(
                action.at(first),
                `an action of type "${type}" needs ${needed.length === 1 ? "it" : needed.join(" or ")}`,
            );
        }
        for (const [other, names] of Object.entries(NEEDS)) {
            yield* other === type || needed.length === 0 ? [] : foreign(action, type, names);
        }
        yield* redirectLoop(action.at("redirect"));
    }
}

function foreign(action: Value, type: string, names: readonly string[]): Problem[] {
    return names
        .map((name) => action.at(name))
        .filter((at) => at.known)
        .map((at) => ({
            code: "action-argument",
            level: "advisory" as const,
            at,
            message: `does not belong to an action of type "${type}"`,
            fix: "remove it, or change the action's type",
        }));
}

/** A redirect must change something, or it leads to itself. */
function redirectLoop(redirect: Value): Problem[] {
    const changes = Object.entries(PARTS).some(([name, same]) => {
        const part = redirect.at(name);
        return !part.absent && part.asString !== same;
    });
    return redirect.kind !== "object" || changes
        ? []
        : [
              {
                  code: "redirect-loop",
                  at: redirect,
                  message: "must change the protocol, host, port, path or query",
                  fix: 'for HTTP to HTTPS give protocol "HTTPS" and port "443"',
              },
          ];
}
