import type { Analysis } from "../analysis";
import { addressReport } from "./report";
import { addressSection } from "./section";

/** Which stack has which addresses, and whether any two are the same. */
export const analyze: Analysis = (plan) => addressSection(addressReport(plan));
