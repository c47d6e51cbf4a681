import type { Policy } from "../../lib/policy";
import { accessLogs } from "./access-logs";
import { alarmCoverage } from "./alarm-coverage";
import { alarmsAndRetention } from "./alarms-and-retention";
import { baselineComplete } from "./baseline-complete";
import { cloudtrail } from "./cloudtrail";
import { dbObserved } from "./db-observed";
import { detectorsExplicit } from "./detectors-explicit";
import { findingsHeard } from "./findings-heard";
import { flowLogs } from "./flow-logs";
import { guarddutyConfigOn } from "./guardduty-config-on";
import { rootAlarm } from "./root-alarm";
import { workloadLogs } from "./workload-logs";

/** What is recorded, and who is told. */
export const auditPolicies: readonly Policy[] = [
    baselineComplete,
    cloudtrail,
    flowLogs,
    guarddutyConfigOn,
    detectorsExplicit,
    findingsHeard,
    rootAlarm,
    accessLogs,
    alarmsAndRetention,
    alarmCoverage,
    workloadLogs,
    dbObserved,
];
