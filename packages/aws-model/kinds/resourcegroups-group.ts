import { settings } from "../facets/kind";
import { typesIn } from "../tokens";

export const resourceGroup = settings("what it lists", typesIn("resourcegroups", "Group", "Resource"));
