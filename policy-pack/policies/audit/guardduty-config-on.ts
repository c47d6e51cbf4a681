import type { Graph } from "@platform/aws-model/graph/graph";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import {
    CONFIG_DELIVERY_CHANNEL,
    CONFIG_RECORDER,
    CONFIG_RECORDER_STATUS,
    GUARDDUTY_DETECTOR,
} from "@platform/aws-model/types";

/** What watches the account is on, and what records its configuration records all of it. */
export const guarddutyConfigOn = stackPolicy({
    name: "guardduty-config-on",
    description: "GuardDuty detectors must be enabled, and AWS Config must record everything.",
    why: "A detector that is off looks like a quiet account, and a recorder with gaps proves nothing.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["GuardDuty.1", "Config.1"], cis: ["3.3"] },
    remediation:
        "Leave enable of detectors on. Give recorders allSupported, a RecorderStatus with isEnabled, and a DeliveryChannel.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-1",
    check: (graph) => [
        ...graph
            .ofType(GUARDDUTY_DETECTOR)
            .flatMap((detector) => expectFlag(detector, detector.get("enable"), { whenAbsent: true })),
        ...graph.ofType(CONFIG_RECORDER).flatMap((recorder) => judgeRecorder(graph, recorder)),
    ],
});

function judgeRecorder(graph: Graph, recorder: Resource): PolicyFinding[] {
    const { linked, undecided: perhaps } = graph.linked(CONFIG_RECORDER_STATUS, "name", recorder, CONFIG_RECORDER);
    const say = (found: string, required: string) => [violation(recorder, { found, required, fix: "add one" })];
    const none =
        perhaps.length > 0
            ? [undecided(recorder, "which RecorderStatus is its own", "a reference to it")]
            : say("has no RecorderStatus", "one that starts it");
    const channels = graph.ofType(CONFIG_DELIVERY_CHANNEL).length;
    return [
        ...expectFlag(recorder, recorder.get("recordingGroup", "allSupported"), { whenAbsent: true }),
        ...(linked.length === 0 ? none : linked.flatMap((status) => expectFlag(status, status.get("isEnabled")))),
        ...(channels === 0 ? say("has no DeliveryChannel", "one, or nothing is recorded") : []),
    ];
}
