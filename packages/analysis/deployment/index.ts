import type { Analysis } from "../analysis";
import { deploymentReport } from "./report";
import { deploymentSection } from "./section";

/** How long a deployment and a destroy take, and what waits for what. */
export const analyze: Analysis = (plan, before) => deploymentSection(deploymentReport(plan, before));
