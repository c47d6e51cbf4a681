import { settings } from "../facets/kind";
import { typesIn } from "../tokens";

export const scalingPlan = settings("what it scales", typesIn("autoscalingplans", "ScalingPlan"));
