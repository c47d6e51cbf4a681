import { violation } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { ALL, GUARDED } from "./guarded-properties";

/** What somebody changes by hand in AWS must not stay there unseen. */
export const noIgnoreChanges = resourcePolicy({
    name: "no-ignore-changes",
    description: "Changes to security groups, routes, addresses and subnets must not be ignored.",
    why: "With ignoreChanges a rule that was opened by hand stays open, and no preview shows it.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation: "Remove the property from ignoreChanges, and bring what differs into the program.",
    url: "https://www.pulumi.com/docs/iac/concepts/options/ignorechanges/",
    types: GUARDED.flatMap(([tokens]) => tokens),
    check(resource) {
        const guarded = GUARDED.flatMap(([tokens, properties]) => (tokens.includes(resource.type) ? properties : []));
        const ignored = resource.options.ignoreChanges.map((path) => /^\[?"?([^."[\]]+)/.exec(path)?.[1] ?? path);
        const wrong = [...new Set(ignored)].filter(
            (name) => name === ALL || guarded.includes(ALL) || guarded.includes(name),
        );
        return wrong.map((name) =>
            violation(resource, {
                found: `ignores changes of ${name === ALL ? "all its properties" : name}`,
                required: "that changes show in every preview",
                fix: "remove it from ignoreChanges",
            }),
        );
    },
});
