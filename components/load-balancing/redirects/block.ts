import { defineBlock, type StackDraft } from "../../shared/block/block";
import type { ConfigProblem } from "../../shared/block/problems";
import { checkConditions, checkHosts, checkLoadBalancer } from "../route-checks";
import { redirectsSchema, type RedirectsConfig } from "./schema";

export const redirects = defineBlock({ key: "redirects", schema: redirectsSchema, checks: [checkRedirects] });

/** Each redirect alone; what it has to do with services is checked where those are. */
function* checkRedirects(config: RedirectsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [name, redirect] of Object.entries(config)) {
        const path = ["platform:redirects", name];
        yield* checkLoadBalancer(draft, path, redirect.loadBalancer, "internet-facing");
        yield* checkHosts(draft, path, redirect);
        yield* checkConditions(path, redirect);
    }
}
