import type { StackDraft } from "../../shared/block/block";
import type { ListenerRule } from "../../shared/block/listener-rule";
import type { ConfigProblem } from "../../shared/block/problems";
import { planRules, type RulePlan } from "../plan";
import { circleFrom } from "./loops";
import type { RedirectsConfig } from "./schema";

/** Redirects that send browsers in a circle, by the rules of apps as well: an app may take what a redirect would. */
export function* checkCircles(config: RedirectsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const rules = draft.listenerRules().filter(({ match }) => "hosts" in match);
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

function placesOrNone(rules: readonly ListenerRule[]): RulePlan | undefined {
    try {
        return planRules(rules);
    } catch {
        return undefined;
    }
}
