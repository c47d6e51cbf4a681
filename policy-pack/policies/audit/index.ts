import type { Policy } from "../../lib/policy";
import { accessLogs } from "./access-logs";
import { alarmCoverage } from "./alarm-coverage";
import { alarmsAndRetention } from "./alarms-and-retention";
import { baselineComplete } from "./baseline-complete";
import { cloudtrail } from "./cloudtrail";
import { dbObserved } from "./db-observed";
import { flowLogs } from "./flow-logs";
import { guarddutyConfigOn } from "./guardduty-config-on";
import { workloadLogs } from "./workload-logs";

/** What is recorded, and who is told. */
export const auditPolicies: readonly Policy[] = [
    baselineComplete,
    cloudtrail,
    flowLogs,
    guarddutyConfigOn,
    accessLogs,
    alarmsAndRetention,
    alarmCoverage,
    workloadLogs,
    dbObserved,
];
