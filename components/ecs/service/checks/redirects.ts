import { redirects } from "../../../load-balancing/redirects/block";
import { circleFrom } from "../../../load-balancing/redirects/loops";
import { listenerRules, planRules } from "../../../load-balancing/plan";
import type { StackDraft } from "../../../shared/block/block";
import type { ConfigProblem } from "../../../shared/block/problems";
import type { ServicesConfig } from "../schema/service";
import { expandVariants } from "../variants";

/** Redirects that send browsers in a circle, by the rules of services as well: a service may take what a redirect would. */
export function* checkRedirects(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const config = draft.block(redirects);
    const rules = listenerRules(expandVariants(services), config).filter(({ kind }) => kind !== "internal");
    // Without a place for each rule another check has something to say, and nothing can be followed.
    const plan = placesOrNone(rules);
    const followed = rules.flatMap(({ kind, name, match }) => {
        const place = plan?.[kind][name];
        const to = kind === "redirects" ? config[name]?.to : undefined;
        return place === undefined ? [] : [{ place, match, ...(to && { to }) }];
    });
    for (const { kind, name, match } of rules) {
        const circle = kind === "redirects" ? circleFrom(match, followed) : undefined;
        if (circle !== undefined) {
            const statement = `sends browsers in a circle (${circle.join(" → ")} → …); allowed an address from which no redirect leads back`;
            yield { path: ["platform:redirects", name, "to"], statement, fix: "Change it in" };
        }
    }
}

function placesOrNone(rules: Parameters<typeof planRules>[0]): ReturnType<typeof planRules> | undefined {
    try {
        return planRules(rules);
    } catch {
        return undefined;
    }
}
