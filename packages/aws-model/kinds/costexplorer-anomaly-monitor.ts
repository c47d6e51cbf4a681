import { settings } from "../facets/kind";
import { typesIn } from "../tokens";

export const costAnomalies = settings(
    "the account's billing",
    typesIn("costexplorer", "AnomalyMonitor", "AnomalySubscription", "CostAllocationTag", "CostCategory"),
);
