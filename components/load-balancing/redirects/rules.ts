import { mapValues } from "../../shared/records";
import { openRule, type ListenerRule } from "../../shared/block/listener-rule";
import type { RedirectsConfig } from "./schema";

/** The rules of redirects on load balancers. */
export function redirectRules(redirects: RedirectsConfig): readonly ListenerRule[] {
    return Object.values(
        mapValues(redirects, (redirect, name) => openRule("redirects", name, redirect, ["platform:redirects", name])),
    );
}
