import { settings } from "../facets/kind";
import { typesIn } from "../tokens";

export const scalingTarget = settings("what it scales", typesIn("appautoscaling", "Target"));
export const scalingPolicy = settings("what it scales", typesIn("appautoscaling", "Policy", "ScheduledAction"));
