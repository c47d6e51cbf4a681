import type { Mutant } from "./mutant";
import { adds, killedBy } from "./shorthands";
import type { Editable, StackEdit } from "./stack-edit";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const MEASURED = ["dimensions", "metricQueries"] as const;
/** The alarms that look at a resource, in whatever way. */
const looksAt = (stack: StackEdit, watched: Editable) =>
    stack.ofType(ALARM, ({ propertyDependencies }) =>
        MEASURED.some((property) => propertyDependencies[property]?.includes(watched.urn)),
    );
const notices = killedBy("alarm-coverage");
/** Of a resource of the stack's own, every alarm does something. */
const withAlarms =
    (type: string, change: (stack: StackEdit, alarm: Editable) => void): Mutant["apply"] =>
    (stack) => {
        const alarms = looksAt(stack, stack.one(type));
        if (alarms.length === 0) throw new Error(`no alarm looks at the first ${type}`);
        for (const alarm of alarms) change(stack, alarm);
    };
const gone = (stack: StackEdit, alarm: Editable): void => {
    stack.remove(alarm);
};
/** Mutants about alarms that are not there. */
export const coverageMutants: readonly Mutant[] = [
    notices("a load balancer without alarms", withAlarms("aws:lb/loadBalancer:LoadBalancer", gone)),
    notices("a target group without alarms", withAlarms("aws:lb/targetGroup:TargetGroup", gone)),
    notices("a service without alarms", withAlarms("aws:ecs/service:Service", gone)),
    notices("a NAT gateway without alarms", withAlarms("aws:ec2/natGateway:NatGateway", gone)),
    notices("a VPN connection without alarms", withAlarms("aws:ec2/vpnConnection:VpnConnection", gone)),
    notices(
        "a VPN connection whose alarms reboot something",
        withAlarms("aws:ec2/vpnConnection:VpnConnection", (stack, alarm) => {
            stack.set(alarm, "alarmActions", ["arn:aws:automate:us-east-1:ec2:reboot"]);
        }),
    ),
    notices("a database without alarms", adds("aws:rds/instance:Instance", { identifier: "orders" })),
    notices("a function without alarms", adds("aws:lambda/function:Function", { name: "orders" })),
].map((mutant) => ({ ...mutant, productionOnly: true }));
