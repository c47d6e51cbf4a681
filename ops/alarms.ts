import type { AlarmType } from "@aws-sdk/client-cloudwatch";
import { allPages } from "./pages";
import type { Session } from "./session";

/** An alarm that fires, and would tell somebody. */
export interface FiringAlarm {
    readonly name: string;
    /** What is wrong and what to do first. */
    readonly description: string;
    readonly since: Date | undefined;
}

/** Alarms of the stack that fire, or of a service and its variants. Those that roll deployments back mean nothing otherwise. */
export async function firingAlarms({ aws, stack }: Session, service?: string): Promise<readonly FiringAlarm[]> {
    const cloudWatch = await aws.cloudWatch();
    const prefix = [stack.prefix, ...(service === undefined ? [] : [service]), ""].join("-");
    // Of composite alarms CloudWatch tells only who asks for them.
    const types: AlarmType[] = ["MetricAlarm", "CompositeAlarm"];
    const query = { AlarmNamePrefix: prefix, StateValue: "ALARM", AlarmTypes: types } as const;
    const alarms = await allPages(async (token) => {
        const page = await cloudWatch.describeAlarms({ ...query, NextToken: token });
        return [[...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])], page.NextToken];
    });
    return alarms
        .filter(({ AlarmActions = [] }) => AlarmActions.length > 0)
        .map(({ AlarmName: name = "", AlarmDescription: description = "", StateUpdatedTimestamp: since }) => ({
            name,
            description,
            since,
        }));
}
