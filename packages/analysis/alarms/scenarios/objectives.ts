import type { AlarmIndex } from "../alarm-index";
import type { App, AlarmFacts } from "./facts";
import { scenario, type Event, type Scenario } from "./scenario";
import { appSeries } from "./traffic";

/** How fast errors may use up what an app's objective allows, as a composite alarm over two windows has it. */
interface Burn {
    /** Percent of requests. */
    readonly percent: number;
    /** Minutes of its longer window. */
    readonly minutes: number;
}

/** Requests a minute, enough for any objective to be judged. */
const requests = 1000;
/** Minutes of a window that is soon over: what fills it is for somebody to wake up for. */
const soon = 60;

/** What can happen to apps that have alarms on an objective: errors that use it up, and errors that it allows. */
export function objectiveScenarios(facts: AlarmFacts, index: AlarmIndex): readonly Scenario[] {
    return facts.apps.flatMap((app) => {
        const burns = burnsOf(app, index);
        const [slowest] = [...burns].sort((a, b) => a.percent - b.percent);
        return [
            ...burns.map((burn) => failing(facts, app, burning(burn), burn, 1.5)),
            ...(slowest === undefined ? [] : [failing(facts, app, holds, slowest, 0.5)]),
        ];
    });
}

type About = Pick<Event, "id" | "title" | "expects">;

function burning({ minutes }: Burn): About {
    return minutes <= soon
        ? { id: "objective-burns-fast", title: "Errors use up an app's objective fast", expects: "wake" }
        : { id: "objective-burns-slowly", title: "Errors use up an app's objective slowly", expects: "tell" };
}

const holds: About = { id: "objective-holds", title: "Errors that an app's objective allows", expects: "quiet" };

/** Errors so many times what an alarm allows, for twice its longer window. */
function failing(facts: AlarmFacts, app: App, about: About, burn: Burn, times: number): Scenario {
    const { name: where, urn } = app.resource;
    const percent = burn.percent * times;
    const load = { requests, failed: (requests * percent) / 100, refused: 0 };
    const lasts = burn.minutes * 2;
    const story = `1,000 requests a minute, of which ${shown(percent)} percent fail, for ${lasts / 60} hours.`;
    return scenario({ ...about, story, lasts }, { where, urn, keys: [app.key, ...app.loadBalancers] }, (metric) =>
        appSeries(facts, app, metric, load),
    );
}

/** The composite alarms over two windows of the same share of an app's requests. */
function burnsOf(app: App, index: AlarmIndex): readonly Burn[] {
    const above = new Set(index.at(app.key).flatMap(({ alarm }) => index.above(alarm)));
    return [...above].flatMap(({ rule }) => {
        const windows = (rule?.alarms ?? []).flatMap((name) => index.named(name)?.definition ?? []);
        const [threshold, ...others] = new Set(windows.map((window) => window.threshold));
        const periods = new Set(windows.map(({ period }) => period));
        return threshold === undefined || others.length > 0 || periods.size < 2
            ? []
            : [{ percent: threshold, minutes: Math.max(...periods) }];
    });
}

function shown(percent: number): string {
    return String(Math.round(percent * 1000) / 1000);
}
