import { defineBlock, type StackDraft } from "../../shared/block/block";
import type { ConfigProblem } from "../../shared/block/problems";
import { checkConditions, checkHosts, checkLoadBalancer } from "../route-checks";
import { checkCircles } from "./circles";
import { redirectRules } from "./rules";
import { redirectsSchema, type RedirectsConfig } from "./schema";

export const redirects = defineBlock({
    key: "redirects",
    schema: redirectsSchema,
    listenerRules: redirectRules,
    checks: [checkRedirects, checkCircles],
});

/** Each redirect alone. */
function* checkRedirects(config: RedirectsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [name, redirect] of Object.entries(config)) {
        const path = ["platform:redirects", name];
        yield* checkLoadBalancer(draft, path, redirect.loadBalancer, "internet-facing");
        yield* checkHosts(draft, path, redirect);
        yield* checkConditions(path, redirect);
    }
}
