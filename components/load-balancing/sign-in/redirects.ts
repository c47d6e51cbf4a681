import { ownerOf, type ListenerRule } from "../../shared/block/listener-rule";
import { patternsOf } from "../route-match";

/** Where identity providers send people back to; the load balancer takes these requests itself. */
export const callbackPath = "/oauth2/idpresponse";

/** By app, the addresses that its client at the identity provider has to allow; undefined where nobody signs in. */
export function signInRedirects(
    rules: readonly ListenerRule[],
): Readonly<Record<string, readonly string[]>> | undefined {
    const signing = rules.filter(({ signsIn }) => signsIn);
    return signing.length === 0
        ? undefined
        : Object.fromEntries(
              signing.map((rule) => [
                  ownerOf(rule),
                  patternsOf(rule.match).hosts.map((host) => `https://${host}${callbackPath}`),
              ]),
          );
}
