import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { orDefault, type Value } from "@platform/aws-model/value";

type Answer = "yes" | "no" | "unknown";

/** The findings about selectors that leave management events out; a trail without selectors records all of them. */
export function judgeEvents(trail: Resource): PolicyFinding[] {
    const [basic, advanced] = [trail.get("eventSelectors").items(), trail.get("advancedEventSelectors").items()];
    const answers = [...basic.map(takesAll), ...advanced.map(takesManagement)];
    if (answers.length === 0 || answers.includes("yes")) return [];
    const required = "all management events, reading and writing";
    if (answers.includes("unknown"))
        return [undecided(trail, "eventSelectors", `selectors that are plain in the program (${required})`)];
    const found = "selects events and leaves management events out";
    return [violation(trail, { found, required, fix: "remove the selectors, or add one for management events" })];
}

function takesAll(selector: Value): Answer {
    const included = orDefault(selector.at("includeManagementEvents").flag(), true);
    const kind = orDefault(selector.at("readWriteType").text(), "All");
    const excluded = selector.at("excludeManagementEventSources").items().length > 0;
    if (included.state === "unknown" || kind.state === "unknown") return "unknown";
    return included.value && kind.value === "All" && !excluded ? "yes" : "no";
}

/** Fields besides the category narrow a selector down. */
function takesManagement(selector: Value): Answer {
    const fields = selector.at("fieldSelectors").items();
    const names = fields.map((field) => field.at("field").text());
    const values = fields.flatMap((field) => field.at("equals").items()).map((value) => value.text());
    if ([...names, ...values].some(({ state }) => state === "unknown")) return "unknown";
    const whole = names.every((leaf) => leaf.state === "known" && leaf.value === "eventCategory");
    return whole && values.some((leaf) => leaf.state === "known" && leaf.value === "Management") ? "yes" : "no";
}
