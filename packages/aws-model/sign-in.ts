import type { Value } from "./value";

/** The actions of a rule that sign people in before it is answered. */
export function signInActions(actions: Value): readonly Value[] {
    return actions.items().filter(isSignIn);
}

/** Whether one of some actions signs people in, and whether before all others. Without an order they stand as listed. */
export function signInOrder(actions: Value): "none" | "first" | "later" | "unknown" {
    const all = actions.items().map((action, index) => {
        const [type, order] = [action.at("type").text(), action.at("order").number()];
        const unknown = type.state === "unknown" || order.state === "unknown";
        return { place: order.state === "known" ? order.value : index + 1, unknown, signsIn: isSignIn(action) };
    });
    // One alone cannot be a sign-in: something has to come after it.
    if (actions.state === "unknown" || (all.length > 1 && all.some(({ unknown }) => unknown))) return "unknown";
    const [first, ...rest] = all.sort((a, b) => a.place - b.place);
    if (first?.signsIn === true) return "first";
    return rest.some(({ signsIn }) => signsIn) ? "later" : "none";
}

function isSignIn(action: Value): boolean {
    const type = action.at("type").text();
    return type.state === "known" && type.value.startsWith("authenticate-");
}
