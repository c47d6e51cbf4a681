import type { Plan } from "../../plan";
import { known } from "@platform/aws-model/value";
import { every, ramp } from "../cloudwatch/series";
import type { Subject } from "../subjects";
import { CERTIFICATE, QUEUE } from "../types";
import type { Watch } from "../watch";
import { byName, keyOf, scenario, type Event, type Scenario } from "./scenario";

const DAY = 24 * 60;

const EVENTS = {
    certificate: {
        id: "certificate-expires",
        title: "A certificate is not renewed",
        story: "40 days before it expires nobody has renewed it; AWS counts down twice a day.",
        expects: "wake",
        lasts: 40 * DAY,
        span: { minutes: 41 * DAY, step: 60 },
    },
    delivery: {
        id: "alert-undelivered",
        title: "An alert does not arrive",
        story: "A topic cannot deliver one message to one of its subscribers.",
        expects: "tell",
        lasts: 1,
    },
    task: {
        id: "scheduled-task-fails",
        title: "A scheduled task fails",
        story: "One message arrives in the queue for failures.",
        expects: "tell",
        lasts: 1,
    },
} as const satisfies Readonly<Record<string, Event>>;

/** What can happen to certificates, scheduled tasks and the alerts themselves. */
export function alertScenarios(plan: Plan, watch: Watch, subjects: readonly Subject[]): readonly Scenario[] {
    const topics = subjects.filter(({ kind }) => kind === "alert delivery");
    return [
        ...plan.ofType(CERTIFICATE).map((resource) => {
            const { name: where, urn } = resource;
            const keys = keyOf("CertificateArn", known(resource.get("arn").text()));
            return scenario(
                EVENTS.certificate,
                { where, urn, keys },
                byName({ DaysToExpiry: ramp(40, 0, 40 * DAY, DAY / 2) }),
            );
        }),
        ...topics.map(({ name: where, urn, keys }) =>
            scenario(EVENTS.delivery, { where, urn, keys }, byName({ NumberOfNotificationsFailed: every(1, 1) })),
        ),
        ...queues(plan, watch),
    ];
}

/** Of queues, those that alarms look at: others have a service that works them off. */
function queues(plan: Plan, watch: Watch): readonly Scenario[] {
    return plan.ofType(QUEUE).flatMap((resource) => {
        const { name: where, urn } = resource;
        const keys = keyOf("QueueName", known(resource.get("name").text()));
        if (keys.every((key) => watch.at(key).length === 0)) return [];
        const arrived = { NumberOfMessagesSent: every(1, 1), ApproximateNumberOfMessagesVisible: every(1, 1) };
        return [scenario(EVENTS.task, { where, urn, keys }, byName(arrived))];
    });
}
