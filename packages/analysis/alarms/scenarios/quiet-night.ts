import { scenario, type Scenario } from "./scenario";

const HOURS = 8;

/** Eight hours in which all is well, over all alarms. */
export const quietNight: Scenario = scenario(
    {
        id: "quiet-night",
        title: "A healthy, quiet night",
        story: "Nothing fails, and no app gets more than one request a minute.",
        expects: "quiet",
        lasts: HOURS * 60,
        span: { minutes: HOURS * 60, step: 1 },
    },
    { where: "everything", urn: "", keys: [] },
    () => undefined,
);
