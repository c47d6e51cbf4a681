import { columns, placeWidgets, type Widget } from "./layout";
import { logLines, rows, type Graph, type Row } from "./rows";

/** Something that alarms look at. */
export interface WatchedThing {
    readonly namespace: string;
    readonly metricName: string;
    readonly dimensions: Readonly<Record<string, string>>;
}

/** An alarm, as a dashboard shows it. */
export interface ShownAlarm {
    readonly arn: string;
    /** Region that it and its metrics are in. */
    readonly region: string;
    /** Logical name of the component that it is part of. */
    readonly owner: string;
    readonly watched: readonly WatchedThing[];
}

/** One thing and where it is from. */
type Subject = WatchedThing & Pick<ShownAlarm, "owner" | "region">;

/** ARNs that a widget takes. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
const alarmsOfWidget = 100;
/** Alarms that stand side by side. */
const alarmsOfLine = 8;

/**
 * What CloudWatch draws: the states of all alarms, then rows of graphs. The same alarms give the same text, whatever their order of
 * creation: it would else be a change at every update.
 * @param graphed Those of them whose metrics have graphs.
 */
export function dashboardBody(prefix: string, alarms: readonly ShownAlarm[], graphed = alarms) {
    const subjects = graphed.flatMap((alarm) => alarm.watched.map((watched) => ({ ...alarm, ...watched })));
    return { widgets: placeWidgets([...stateWidgets(alarms), ...graphWidgets(prefix, subjects)]) };
}

function stateWidgets(alarms: readonly ShownAlarm[]): readonly Widget[] {
    const arns = alarms.map(({ arn }) => arn).sort();
    const chunks = Array.from({ length: Math.ceil(arns.length / alarmsOfWidget) }, (_, index) =>
        arns.slice(index * alarmsOfWidget, (index + 1) * alarmsOfWidget),
    );
    return chunks.map((chunk, index) => ({
        type: "alarm",
        width: columns,
        height: 1 + Math.ceil(chunk.length / alarmsOfLine),
        properties: {
            title: index === 0 ? "Alarms" : "More alarms",
            alarms: chunk,
            sortBy: "stateUpdatedTimestamp",
        },
    }));
}

function graphWidgets(prefix: string, subjects: readonly Subject[]): readonly Widget[] {
    const widgets = rows.flatMap((row) => {
        const ofRow = subjects.filter((subject) => belongs(row, subject));
        return byOwner(ofRow).flatMap(([owner, things]) =>
            row.graphs.map((graph) => ({ heading: row.heading, widget: graphWidget(owner, graph, things) })),
        );
    });
    const counted = subjects.filter(({ namespace }) => namespace === prefix);
    const lines = byOwner(counted).map(([owner, things]) => {
        const metrics = [...new Set(things.map(({ metricName }) => metricName))].sort();
        return { heading: logLines, widget: graphWidget(owner, { title: "lines", metrics, stats: ["Sum"] }, things) };
    });
    return withHeadings([...widgets, ...lines]);
}

function withHeadings(all: readonly { readonly heading: string; readonly widget: Widget }[]): readonly Widget[] {
    return all.flatMap(({ heading, widget }, index) =>
        heading === all[index - 1]?.heading ? [widget] : [headingWidget(heading), widget],
    );
}

function headingWidget(heading: string): Widget {
    return { type: "text", width: columns, height: 1, properties: { markdown: `## ${heading}` } };
}

function graphWidget(owner: string, { title, metrics, stats }: Graph, things: readonly Subject[]): Widget {
    const dimensionSets = new Map(
        things.map(({ namespace, dimensions }) => {
            const flat = Object.entries(dimensions).flat();
            return [flat.join(" "), [namespace, flat] as const];
        }),
    );
    const lines = [...dimensionSets]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, [namespace, dimensions]]) =>
            metrics.flatMap((metric) => stats.map((stat) => [namespace, metric, ...dimensions, { stat }])),
        );
    const region = things[0]?.region;
    return {
        type: "metric",
        width: columns / 3,
        height: 6,
        properties: {
            title: `${owner}: ${title}`,
            region,
            view: "timeSeries",
            stacked: false,
            period: 300,
            metrics: lines,
        },
    };
}

function belongs({ namespace, dimensions }: Row, watched: WatchedThing): boolean {
    const names = Object.keys(watched.dimensions);
    return (
        namespace === watched.namespace &&
        names.length === dimensions.length &&
        names.every((name) => dimensions.includes(name))
    );
}

function byOwner(subjects: readonly Subject[]): readonly (readonly [string, readonly Subject[]])[] {
    const owners = [...new Set(subjects.map(({ owner }) => owner))].sort();
    return owners.map((owner) => [owner, subjects.filter((subject) => subject.owner === owner)]);
}
