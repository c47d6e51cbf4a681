import type { Analysis } from "../analysis";
import { reportOf } from "./report";
import { sectionOf } from "./section";

/** What is left when a zone, an instance, a gateway or a tunnel is lost. */
export const analyze: Analysis = (plan) => sectionOf(reportOf(plan));
