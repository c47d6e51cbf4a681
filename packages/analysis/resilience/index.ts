import type { Analysis } from "../analysis";
import { resilienceReport } from "./report";
import { resilienceSection } from "./section";

/** What is left when a zone, an instance, a gateway or a tunnel is lost. */
export const analyze: Analysis = (plan) => resilienceSection(resilienceReport(plan));
