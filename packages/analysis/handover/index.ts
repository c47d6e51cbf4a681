import type { Analysis } from "../analysis";
import { analyzeHandover } from "./result";
import { handoverSection } from "./section";

/** What the datacenter's network team has to set up, and what to do when a tunnel's alarm fires. */
export const analyze: Analysis = (plan) => handoverSection(analyzeHandover(plan));
