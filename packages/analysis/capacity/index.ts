import type { Analysis } from "../analysis";
import { analyzeCapacity } from "./result";
import { capacitySection } from "./section";

/** Whether the instances hold the tasks: now, during a deployment, and scaled out. */
export const analyze: Analysis = (plan) => capacitySection(analyzeCapacity(plan));
