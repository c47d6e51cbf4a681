import { setting } from "@platform/aws-model/setting";
import { AUTOSCALING_GROUP } from "@platform/aws-model/types";
import { expectValue } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";

const config = {
    days: setting("Days that an instance may live at most. AWS takes no lifetime of less than one.", 31),
};
const daySeconds = 86_400;

/** Instances are replaced, never patched: their age is how long a known hole may stay. */
export const instancesAge = resourcePolicy<typeof config>({
    name: "instances-age",
    description: "Auto Scaling groups must replace their instances before they are too old.",
    why: "An instance has the fixes of the image that it started with, and no later ones. Without a bound it runs until somebody thinks of it.",
    level: "mandatory",
    severity: "medium",
    controls: {},
    remediation:
        "Set maxInstanceLifetime, and let new instances take a newer image. It passes over instances that are protected from scale-in: start an instance refresh by a schedule for them, as components/ecs/cluster does.",
    url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-max-instance-lifetime.html",
    config,
    types: AUTOSCALING_GROUP,
    check: (group, { config: { days } }) => {
        const lifetime = group.get("maxInstanceLifetime");
        const most = days * daySeconds;
        return expectValue(group, lifetime, lifetime.number(), {
            whenAbsent: 0,
            accepts: (seconds) => seconds > 0 && seconds <= most,
            found: (seconds) => (seconds === 0 ? "0, no bound" : `${seconds} seconds`),
            required: `at most ${most} seconds (${days} days)`,
            fix: `set maxInstanceLifetime to ${most} or less, or raise instances-age.days`,
        });
    },
});
