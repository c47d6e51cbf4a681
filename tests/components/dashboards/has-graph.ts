import { dashboardBody, type WatchedThing } from "../../../components/dashboards/body";

/** Whether a dashboard has a graph of what an alarm looks at. */
export function hasGraph(prefix: string, watched: WatchedThing): boolean {
    const alarm = {
        arn: `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${prefix}-one`,
        region: "us-east-1",
        owner: "one",
    };
    return dashboardBody(prefix, [{ ...alarm, watched: [watched] }]).widgets.some(({ type }) => type === "metric");
}
