import type { Member } from "@platform/aws-model/graph/graph";
import { violation, type PolicyFinding } from "../../lib/finding";

/** Whether an Auto Scaling group of apps may shrink to one instance, or is kept from doing its work. */
export function judgeGroup({ producer, role }: Member): PolicyFinding[] {
    const suspended = producer.get("suspendedProcesses").items();
    const least = producer.get("minSize").number();
    const alone = role === "app" && least.state === "known" && least.value < 2;
    return [
        ...(suspended.length > 0
            ? [
                  violation(producer, {
                      at: "suspendedProcesses",
                      found: "a list of what the group does not do",
                      required: "none",
                      fix: "remove it",
                  }),
              ]
            : []),
        ...(alone
            ? [
                  violation(producer, {
                      at: "minSize",
                      found: String(least.value),
                      required: "at least 2 instances",
                      fix: "set minSize to 2 or more",
                  }),
              ]
            : []),
    ];
}
