import { settings } from "../facets/kind";
import { typesIn } from "../tokens";

export const budget = settings("the account's billing", typesIn("budgets", "Budget", "BudgetAction"));
