import { createRequire } from "node:module";
import type { Check } from "@platform/preview/check";
import { configOf, planOfPreview, type Previewed } from "./of-preview";

const load = createRequire(__filename);

/** Compares the estimated cost with the stack's budget, where its configuration names one. */
export function budgetCheck(previewed: Previewed): Check {
    return {
        name: "budget",
        run(preview) {
            const cost = configOf(previewed).get(`${previewed.project.name}:cost`);
            if (typeof cost !== "object" || cost === null || !("monthlyBudget" in cost)) return [];
            const { budgetFindings } = load("./cost/budget") as typeof import("./cost/budget");
            return budgetFindings(planOfPreview(preview, previewed));
        },
    };
}
