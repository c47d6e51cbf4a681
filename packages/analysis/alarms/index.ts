import type { Analysis } from "../analysis";
import { analyzeAlarms } from "./result";
import { alarmsSection } from "./section";

/** What is watched, whom alarms reach, and what they do on a bad day. */
export const analyze: Analysis = (plan) => alarmsSection(analyzeAlarms(plan));
