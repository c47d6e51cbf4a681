import { canBeValidated } from "../components/dns/block";
import { listed } from "../components/shared/block/problems";
import type { StackConfig } from "./stack";

/** A stack's configuration, parted into what can be deployed now and what comes later. */
export interface DeployableStack {
    /** Without load balancers and services that are left out. */
    readonly stack: StackConfig;
    /** Services of which only the key of their secrets is made. */
    readonly prepared: StackConfig["services"];
    /** What waits, for what, and the next step; undefined when nothing waits. */
    readonly notice: string | undefined;
}

/**
 * Leaves out what a stack cannot have yet. Load balancers accept only an issued certificate, and AWS issues none before
 * another team has delegated the zone or created the validation records: until the configuration says that it has, load
 * balancers that need it wait, and services wait for the load balancers that they are reached through.
 */
export function deployable(stack: StackConfig, name: string): DeployableStack {
    const { dns } = stack;
    const waits = dns !== undefined && dns.certificateArn === undefined && !canBeValidated(dns.zone);
    const [waitingLoadBalancers, loadBalancers] = split(
        stack.loadBalancers,
        ({ certificateArn }) => waits && certificateArn === undefined,
    );
    const [waitingServices, rest] = split(stack.services, (service) =>
        [service.public, service.internal].some((route) => (route?.loadBalancer ?? "") in waitingLoadBalancers),
    );
    const [prepared, services] = split(rest, ({ prepare }) => prepare);
    const left = [
        ...Object.keys(waitingLoadBalancers).map((key) => `loadBalancers.${key}`),
        ...Object.keys(waitingServices).map((key) => `services.${key}`),
    ];
    return {
        stack: { ...stack, loadBalancers, services },
        prepared: { ...waitingServices, ...prepared },
        notice: dns !== undefined && left.length > 0 ? noticeOf(left, dns, name) : undefined,
    };
}

function noticeOf(left: readonly string[], { domain, zone }: NonNullable<StackConfig["dns"]>, name: string): string {
    const [reason, key] =
        zone.kind === "create"
            ? [`${domain} is not delegated yet`, "delegated"]
            : [`the validation records of ${domain} are not there yet`, "recordsCreated"];
    return (
        `left out: ${listed(left, "and")}; of services, only the keys of their secrets are made. The reason: ${reason}, and ` +
        "AWS issues no certificate before. Next: hand over the stack output `dnsRecords`; when the records can be looked " +
        `up, say ${key}: true under platform:dns.zone in Pulumi.${name}.yaml, and run \`pulumi up\` again`
    );
}

/** The entries for which the question is true, and the others. */
function split<T>(
    entries: Readonly<Record<string, T>>,
    question: (value: T) => boolean,
): readonly [Record<string, T>, Record<string, T>] {
    const of = (answer: boolean) =>
        Object.fromEntries(Object.entries(entries).filter(([, value]) => question(value) === answer));
    return [of(true), of(false)];
}
