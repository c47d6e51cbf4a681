import { secretsElsewhere } from "../../secrets/checks";
import type { StackDraft } from "../../shared/block/block";
import { invalid, listed, type ConfigProblem, type KeyPath } from "../../shared/block/problems";
import { coversPattern } from "../path-pattern";
import { checkExceptions } from "../route-checks";
import type { SignedRoute } from "../route-schema";
import { callbackPath } from "./redirects";

/** What the sign-in of a public route demands of it and its secret. `path` is the route's. */
export function* checkSignIn(draft: StackDraft, path: KeyPath, route: SignedRoute): Iterable<ConfigProblem> {
    const { hosts, paths, signIn } = route;
    if (signIn === undefined) {
        return;
    }
    const at = [...path, "signIn"];
    for (const [index, host] of hosts.entries()) {
        if (host.startsWith("*")) {
            const allowed =
                "hosts by their whole names with signIn, for identity providers send people back to no other";
            yield invalid([...path, "hosts", index], host, allowed);
        }
    }
    yield* checkExceptions(path, route);
    yield* secretsElsewhere(at, { clientSecret: signIn.clientSecret }, draft.region, "updates");
    for (const [index, except] of signIn.except.entries()) {
        const place = [...at, "except", index];
        if (coversPattern(except, callbackPath)) {
            yield invalid(place, except, `paths without ${callbackPath}, to which people come back signed in`);
        } else if (paths.length > 0 && !paths.some((own) => coversPattern(own, except))) {
            yield invalid(place, except, `paths of the route's own: below ${listed(paths, "or")}`);
        } else if (paths.some((own) => coversPattern(except, own))) {
            const allowed = "a part of the route's paths; this is all of one, which leaves nothing to sign in for";
            yield invalid(place, except, allowed, "Remove it from");
        }
    }
}
