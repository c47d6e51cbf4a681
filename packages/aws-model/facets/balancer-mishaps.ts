import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { signInActions } from "../sign-in";
import { LISTENER, LISTENER_RULE, LOAD_BALANCER } from "../types";
import { every } from "./series";
import type { Mishap } from "./watch";

const rejected: Mishap = {
    id: "connections-rejected",
    title: "A load balancer turns connections away",
    story: "It has as many connections as it can hold.",
    expects: "tell",
    shows: { RejectedConnectionCount: every(1, 50) },
};

const attempts = 5;
/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-500-issues */
const signInFails: Mishap = {
    id: "identity-provider-down",
    title: "Nobody can sign in at a load balancer",
    story: `The identity provider answers nothing: ${attempts} times a minute somebody comes back from there and gets an error 500.`,
    expects: "wake",
    shows: {
        ELBAuthError: every(1, attempts),
        HTTPCode_ELB_5XX_Count: every(1, attempts),
        HTTPCode_ELB_500_Count: every(1, attempts),
    },
};

/** What can go wrong with a load balancer. Where people sign in there, they depend on who knows them. */
export function balancerMishaps(balancer: Resource, stack: StackView): readonly Mishap[] {
    const listeners = stack.linked(LISTENER, "loadBalancerArn", balancer, LOAD_BALANCER).linked;
    const rules = listeners.flatMap((one) => stack.linked(LISTENER_RULE, "listenerArn", one, LISTENER).linked);
    const actions = [
        ...listeners.map((listener) => listener.get("defaultActions")),
        ...rules.map((rule) => rule.get("actions")),
    ];
    return [rejected, ...(actions.some((each) => signInActions(each).length > 0) ? [signInFails] : [])];
}
