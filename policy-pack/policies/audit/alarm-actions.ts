import { guardedBy } from "@platform/aws-model/graph/deployment-alarms";
import type { Graph } from "@platform/aws-model/graph/graph";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { COMPOSITE_ALARM, METRIC_ALARM, SCALING_POLICY, TOPIC } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";

const FIX = "add an SNS topic to alarmActions";
const ALARMS = [...METRIC_ALARM, ...COMPOSITE_ALARM];
/** Actions that are the whole point of their alarm: it steers a group or a service, and is no sign of trouble. */
const STEERS = /^arn:[^:]*:autoscaling:/;
/** Actions that repair without a word: EC2 recover, reboot, stop, terminate. */
const REPAIRS = /^arn:[^:]*:(automate|swf):/;

type Effect = "tells" | "steers" | "repairs" | "nothing" | "unknown";

/**
 * The findings about alarms that nobody hears. An alarm that only repairs needs another alarm on the same thing that
 * tells somebody; an alarm without actions must be part of a composite one, or roll deployments back.
 */
export function judgeAlarms(graph: Graph): PolicyFinding[] {
    const alarms = graph.ofType(ALARMS).map((alarm) => ({ alarm, effect: effectOf(graph, alarm) }));
    const compositesOver = compositesIn(graph);
    const heard = new Set(alarms.flatMap(({ alarm, effect }) => (effect === "tells" ? dimensionsOf(alarm) : [])));
    return alarms.flatMap(({ alarm, effect }) => {
        if (effect === "tells" || effect === "steers") return [];
        if (effect === "unknown")
            return [undecided(alarm, "alarmActions", "a list that is plain in the program, or references to topics")];
        if (effect === "nothing") {
            const used = compositesOver(alarm).length > 0 || guardedBy(alarm, graph).length > 0;
            return used ? [] : [silent(alarm, "has no alarm actions")];
        }
        const covered = dimensionsOf(alarm).some((dimensions) => heard.has(dimensions));
        return covered ? [] : [silent(alarm, "repairs without telling anybody")];
    });
}

/** Whether somebody hears of an alarm, from itself or from a composite alarm over it; undefined while that is not known. */
export function isHeard(graph: Graph, alarm: Resource, compositesOver: CompositesOver): boolean | undefined {
    const effects = [alarm, ...compositesOver(alarm)].map((one) => effectOf(graph, one));
    if (effects.includes("tells")) return true;
    return effects.includes("unknown") ? undefined : false;
}

function silent(alarm: Resource, found: string): PolicyFinding {
    return violation(alarm, { found, required: "somebody who is told", fix: FIX });
}

/** What an alarm does when it fires. A reference that is not known yet does what it depends on does. */
function effectOf(graph: Graph, alarm: Resource): Effect {
    const effects = alarm
        .get("alarmActions")
        .items()
        .map((action): Effect => {
            const text = action.text();
            if (text.state !== "known") return text.state === "unknown" ? dependedEffect(graph, alarm) : "nothing";
            if (STEERS.test(text.value)) return "steers";
            return REPAIRS.test(text.value) ? "repairs" : "tells";
        });
    return (["tells", "steers", "unknown", "repairs"] as const).find((effect) => effects.includes(effect)) ?? "nothing";
}

function dependedEffect(graph: Graph, { propertyDependencies }: Resource): Effect {
    const types = (propertyDependencies["alarmActions"] ?? []).map((urn) => graph.find(urn)?.type ?? "");
    if (types.some((type) => SCALING_POLICY.includes(type))) return "steers";
    return types.some((type) => TOPIC.includes(type) || !type.startsWith("aws:")) ? "tells" : "unknown";
}

/** What an alarm watches, in a form that can be compared: names and values, or what unknown values depend on. */
function dimensionsOf(alarm: Resource): readonly string[] {
    const dimensions = alarm.get("dimensions");
    const keys = [...dimensions.keys()].sort();
    if (keys.length === 0) return [];
    const parts = keys.map((key) => {
        const text = dimensions.at(key).text();
        return `${key}=${text.state === "known" ? text.value : (alarm.propertyDependencies["dimensions"] ?? [alarm.urn]).join(" ")}`;
    });
    return [parts.join(",")];
}

/** The composite alarms that an alarm is part of. */
export type CompositesOver = (alarm: Resource) => readonly Resource[];

/** Reads every composite alarm of a stack once. They name their parts in a rule: `ALARM("web-down") OR ALARM("web-slow")`. */
export function compositesIn(graph: Graph): CompositesOver {
    const composites = graph.ofType(COMPOSITE_ALARM).map((composite) => {
        const rule = composite.get("alarmRule").text();
        const parts = rule.state === "unknown" ? (composite.propertyDependencies["alarmRule"] ?? []) : [];
        return { composite, rule: known(rule) ?? "", parts };
    });
    return (alarm) => {
        const name = known(alarm.get("name").text());
        const names = (rule: string): boolean =>
            name !== undefined && rule.includes(name) && new RegExp(`[(":]${escape(name)}[")]`).test(rule);
        return composites
            .filter(({ rule, parts }) => names(rule) || parts.includes(alarm.urn))
            .map(({ composite }) => composite);
    };
}

function escape(text: string): string {
    return text.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");
}
