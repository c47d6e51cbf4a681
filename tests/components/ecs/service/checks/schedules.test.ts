import { expect } from "chai";
import { problemsAfter } from "../../../../config/fixture";
import { describeMistakes } from "../../../../config/mistakes";

describeMistakes("schedules", [
    {
        mistake: "an expression that is none",
        changes: { "platform:services.certs.scheduledTasks.nightly.schedule": "daily" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.schedule: "daily" is not valid; allowed cron(15 6 * * ? *), rate(1 hour) or at(2030-12-31T23:00:00). Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "two kinds of days",
        changes: { "platform:services.certs.scheduledTasks.nightly.schedule": "cron(15 3 * * * *)" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.schedule: "cron(15 3 * * * *)" is not valid; allowed a time that comes: cron(…) must have ? for the day of month or for the day of week, and for one of them only. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a moment that does not exist",
        changes: { "platform:services.certs.scheduledTasks.nightly.schedule": "at(2026-13-01T00:00:00)" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.schedule: "at(2026-13-01T00:00:00)" is not valid; allowed a time that comes: at(…) takes a time such as 2030-01-31T12:00:00. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a time zone that does not exist",
        changes: { "platform:services.certs.scheduledTasks.nightly.timezone": "America/Bostn" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.timezone: "America/Bostn" is not valid; allowed a time zone of the IANA list such as America/New_York. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "minute 60",
        changes: { "platform:services.certs.scheduledTasks.nightly.schedule": "cron(60 3 * * ? *)" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.schedule: "cron(60 3 * * ? *)" is not valid; allowed a time that comes: cron(…) has something wrong in its field for minutes, which takes 0 to 59. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "hour 25",
        changes: { "platform:services.certs.scheduledTasks.nightly.schedule": "cron(0 25 * * ? *)" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.schedule: "cron(0 25 * * ? *)" is not valid; allowed a time that comes: cron(…) has something wrong in its field for hours, which takes 0 to 23. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a day that the month does not have",
        changes: { "platform:services.certs.scheduledTasks.nightly.schedule": "cron(0 3 31 2 ? *)" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.schedule: "cron(0 3 31 2 ? *)" is not valid; allowed a time that comes: the months of cron(…) have no such day. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "years that have passed",
        changes: { "platform:services.certs.scheduledTasks.nightly.schedule": "cron(0 3 1 1 ? 2020-2022)" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.schedule: "cron(0 3 1 1 ? 2020-2022)" is not valid; allowed a time that comes: the years of cron(…) have passed. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a time that has passed",
        changes: { "platform:services.certs.scheduledTasks.nightly.schedule": "at(2020-01-01T00:00:00)" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.schedule: "at(2020-01-01T00:00:00)" is not valid; allowed a time that comes: the time of at(…) has passed. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a time zone in another spelling",
        changes: { "platform:services.certs.scheduledTasks.nightly.timezone": "America/New_york" },
        problems: [
            'platform:services.certs.scheduledTasks.nightly.timezone: "America/New_york" is not valid; allowed a time zone of the IANA list such as America/New_York; did you mean America/New_York? Set it in Pulumi.test.yaml',
        ],
    },
]);

describe("schedules that are sound", () => {
    for (const [schedule, timezone] of [
        ["cron(0 3 29 2 ? *)", "UTC"],
        ["cron(0 3 30,31 2,4 ? *)", "Etc/GMT+5"],
        ["cron(0/15 8-18 ? * FRI-MON *)", "Asia/Kolkata"],
        ["cron(0 0 LW * ? 2020-2199)", "US/Eastern"],
        ["cron(0 0 ? JAN-MAR,12 FRI#3 *)", "America/New_York"],
    ] as const) {
        it(`${schedule} in ${timezone}`, () => {
            expect(
                problemsAfter({
                    "platform:services.certs.scheduledTasks.nightly.schedule": schedule,
                    "platform:services.certs.scheduledTasks.nightly.timezone": timezone,
                }),
            ).to.deep.equal([]);
        });
    }
});
