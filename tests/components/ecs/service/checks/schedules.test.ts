import { describeMistakes } from "../../../../config/mistakes";

describeMistakes("schedules", [
    {
        mistake: "an expression that is none",
        changes: { "platform:services.certs.scheduledTasks.nightly.schedule": "daily" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.schedule: "daily" is not valid; allowed cron(15 6 * * ? *), rate(1 hour) or at(2026-12-31T23:00:00). Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "two kinds of days",
        changes: { "platform:services.certs.scheduledTasks.nightly.schedule": "cron(15 3 * * * *)" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.schedule: "cron(15 3 * * * *)" is not valid; allowed a ? as either the day of the month or the day of the week, not both. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a moment that does not exist",
        changes: { "platform:services.certs.scheduledTasks.nightly.schedule": "at(2026-13-01T00:00:00)" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.schedule: "at(2026-13-01T00:00:00)" is not valid; allowed a moment that exists, such as at(2026-12-31T23:00:00). Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a time zone that does not exist",
        changes: { "platform:services.certs.scheduledTasks.nightly.timezone": "America/Bostn" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.timezone: "America/Bostn" is not valid; allowed a time zone of the IANA list such as America/New_York. Set it in Pulumi.test.yaml',
        ],
    },
]);
