import { violation } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { ALL, isGuarded, WHOLLY_GUARDED } from "./guarded-properties";

/** What somebody changes by hand in AWS must not stay there unseen. */
export const noIgnoreChanges = resourcePolicy({
    name: "no-ignore-changes",
    description: "Changes to what policies judge must not be ignored: networks, access, encryption, guards, logs.",
    why: "With ignoreChanges a rule that was opened by hand stays open, and no preview shows it.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation: "Remove the property from ignoreChanges, and bring what differs into the program.",
    url: "https://www.pulumi.com/docs/iac/concepts/options/ignorechanges/",
    check(resource) {
        const whole = WHOLLY_GUARDED.has(resource.type);
        const ignored = resource.options.ignoreChanges.map((path) => /^\[?"?([^."[\]]+)/.exec(path)?.[1] ?? path);
        const wrong = [...new Set(ignored)].filter((name) => name === ALL || whole || isGuarded(name));
        return wrong.map((name) =>
            violation(resource, {
                found: `ignores changes of ${name === ALL ? "all its properties" : name}`,
                required: "that changes show in every preview",
                fix: "remove it from ignoreChanges",
            }),
        );
    },
});
