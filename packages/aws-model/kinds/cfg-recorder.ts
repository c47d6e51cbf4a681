import { inRegion } from "../facets/drawing";
import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { share, used } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { CONFIG_DELIVERY_CHANNEL, CONFIG_RECORDER, CONFIG_RECORDER_STATUS } from "../types";
import { known } from "../value";

/** What AWS Config writes down about the account's resources. */
export const configRecorder = kind({
    label: "configuration recorder",
    tokens: CONFIG_RECORDER,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {},
    lifecycle: calls,
    cost: (recorder, { usage, stack }) => {
        const daily = known(recorder.get("recordingMode", "recordingFrequency").text()) === "DAILY";
        const items = share(usage.configItems, stack.ofType(CONFIG_RECORDER));
        return [used(daily ? "config-item-daily" : "config-item", "changes recorded", items)];
    },
    ...managed,
    draw: { glyph: "guard", place: "region", title: () => "AWS Config", note: inRegion("changes") },
});

export const configRecorderSettings = settings("AWS Config", [...CONFIG_RECORDER_STATUS, ...CONFIG_DELIVERY_CHANNEL]);

/** What it is asked about the resources. */
export const configRule = settings("AWS Config", typesIn("cfg", "Rule"), {
    label: "configuration rule",
    cost: (_rule, { usage }) => [used("config-evaluation", "evaluations of a rule", usage.configEvaluations)],
});
