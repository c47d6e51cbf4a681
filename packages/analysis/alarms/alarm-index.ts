import { isAboutDimension, metricKeys } from "@platform/aws-model/facets/watch";
import type { Plan } from "../plan";
import type { MetricQuery } from "./cloudwatch/definition";
import { declaredAlarms, type DeclaredAlarm } from "./declared";
import { Recipients } from "./recipients";
import { allRecipients, type AlarmRecipients } from "./recipients-of-alarm";

/** A topic, and who learns what from it. */
export interface TopicUse {
    readonly name: string;
    readonly people: readonly string[];
    readonly machines: readonly string[];
    /** Names of the alarms that publish to it. */
    readonly alarms: readonly string[];
    readonly problem?: string;
}

/** An alarm's look at one metric. */
export interface Look {
    readonly alarm: DeclaredAlarm;
    readonly query: MetricQuery;
}

/** The alarms of a plan, by what they read and whom they tell. */
export class AlarmIndex {
    readonly alarms: readonly DeclaredAlarm[];
    private readonly recipients: Recipients;
    private readonly looks = new Map<string, Look[]>();
    private readonly byReference: ReadonlyMap<string, DeclaredAlarm>;
    private readonly parents = new Map<DeclaredAlarm, DeclaredAlarm[]>();

    constructor(plan: Plan) {
        this.alarms = declaredAlarms(plan);
        this.recipients = new Recipients(plan);
        this.byReference = new Map(this.alarms.flatMap((alarm) => alarm.references.map((text) => [text, alarm])));
        for (const alarm of this.alarms) {
            for (const query of alarm.looks) this.addLook({ alarm, query });
            for (const name of alarm.rule?.alarms ?? []) this.addParent(name, alarm);
        }
    }

    /** What looks at metrics with a dimension, given as `TargetGroup=…`, or at one without any, by `metricKeys`. */
    at(key: string): readonly Look[] {
        return this.looks.get(key) ?? [];
    }

    /** The alarm that a composite alarm's rule names. */
    named(reference: string): DeclaredAlarm | undefined {
        return this.byReference.get(reference);
    }

    /** The composite alarms over an alarm, directly and through others, each once. */
    above(alarm: DeclaredAlarm): readonly DeclaredAlarm[] {
        const found = new Set<DeclaredAlarm>();
        const open = [alarm];
        for (let at = open.pop(); at !== undefined; at = open.pop()) {
            for (const parent of this.parents.get(at) ?? []) {
                if (!found.has(parent)) open.push(parent);
                found.add(parent);
            }
        }
        return [...found];
    }

    /** Whom an alarm itself tells. */
    recipientsOf({ actions }: DeclaredAlarm): AlarmRecipients {
        return allRecipients(actions.map((action) => this.recipients.of(action)));
    }

    /** Whom an alarm tells, itself or through composite alarms. */
    allRecipientsOf(alarm: DeclaredAlarm): AlarmRecipients {
        const actions = [alarm, ...this.above(alarm)].flatMap((one) => one.actions);
        return allRecipients([...new Set(actions)].map((action) => this.recipients.of(action)));
    }

    /** The topics that alarms publish to, the busiest first. */
    topics(): readonly TopicUse[] {
        const uses = new Map<string, string[]>();
        for (const { name, actions } of this.alarms) {
            for (const action of new Set(actions)) uses.set(action, [...(uses.get(action) ?? []), name]);
        }
        const all = [...uses].flatMap(([action, alarms]) => {
            const { topic, elsewhere, people, machines, problem } = this.recipients.of(action);
            const name = topic ?? elsewhere;
            return name === undefined
                ? []
                : [{ name, people, machines, alarms, ...(problem === undefined ? {} : { problem }) }];
        });
        return all.sort((a, b) => b.alarms.length - a.alarms.length);
    }

    private addLook(look: Look): void {
        const { metric } = look.query;
        const names = Object.keys(metric.dimensions);
        for (const key of metricKeys(metric)) {
            const [dimension = ""] = key.split("=", 1);
            if (names.length > 0 && !isAboutDimension(dimension, names)) continue;
            const list = this.looks.get(key);
            if (list === undefined) this.looks.set(key, [look]);
            else list.push(look);
        }
    }

    private addParent(name: string, parent: DeclaredAlarm): void {
        const child = this.byReference.get(name);
        if (child !== undefined) this.parents.set(child, [...(this.parents.get(child) ?? []), parent]);
    }
}
