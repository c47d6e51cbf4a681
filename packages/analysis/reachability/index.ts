import type { Analysis } from "../analysis";
import { reportOf } from "./report";
import { sectionOf } from "./section";

/** Who can open a connection to whom, and what stops the others. */
export const analyze: Analysis = (plan) => sectionOf(reportOf(plan));
