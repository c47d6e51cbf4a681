import { signInActions } from "@platform/aws-model/sign-in";
import { known, type Value } from "@platform/aws-model/value";
import type { RequestAnswer } from "./answers";

/** Where people have to sign in before a rule answers them; undefined where they need not. */
export function signInBefore(actions: Value): string | undefined {
    const [action] = signInActions(actions);
    if (action === undefined) return undefined;
    const provider = action.at("authenticateOidc");
    const issuer = known(provider.at("issuer").text());
    const lets = [provider, action.at("authenticateCognito")].map((config) => config.at("onUnauthenticatedRequest"));
    const where = action.at("authenticateCognito").absent ? (issuer ?? "a place not known") : "Amazon Cognito";
    if (lets.some((each) => known(each.text()) === "allow")) return `may sign in at ${where}`;
    return lets.some(({ state }) => state === "unknown")
        ? `whether they sign in at ${where} is not known`
        : `sign in at ${where}`;
}

interface Answered extends RequestAnswer {
    readonly asks: string;
}

/** Marks what a page of maintenance answers in place of: the rules of one listener, in their order. */
export function withMaintenance<T extends Answered>(rules: readonly T[]): readonly (T & { readonly paused?: true })[] {
    return rules.map((rule, index) => {
        const before = rules.slice(0, index);
        const paused = !rule.own && before.some(({ asks, answers }) => asks === rule.asks && answers.includes(refusal));
        return paused ? { ...rule, paused } : rule;
    });
}

const refusal = "refuses with 503";
