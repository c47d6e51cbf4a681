import { canBeValidated } from "../components/dns/block";
import { listed } from "../components/shared/block/problems";
import { waitsForCertificate } from "../components/static-sites/block";
import type { StackConfig } from "./stack";

/** A stack's configuration, parted into what can be deployed now and what comes later. */
export interface DeployableStack {
    /** Without load balancers, redirects, apps, functions, sites and the client VPN where they are left out. */
    readonly stack: StackConfig;
    /** Services of which only the key of their secrets is made. */
    readonly prepared: StackConfig["services"];
    /** EC2 apps of which only the key of their secrets is made. */
    readonly preparedEc2Apps: StackConfig["ec2Apps"];
    /** What waits, for what, and the next step; undefined when nothing waits. */
    readonly notice: string | undefined;
}

/**
 * Leaves out what a stack cannot have yet. Load balancers accept only an issued certificate, and AWS issues none before
 * another team has delegated the zone or created the validation records: until the configuration says that it has, load
 * balancers and sites that need it wait, and services wait for the load balancers that they are reached through. So does a
 * client VPN.
 */
export function deployable(stack: StackConfig, name: string): DeployableStack {
    const { dns } = stack;
    const waits = dns !== undefined && dns.certificateArn === undefined && !canBeValidated(dns.zone);
    const [waitingLoadBalancers, loadBalancers] = split(
        stack.loadBalancers,
        ({ certificateArn }) => waits && certificateArn === undefined,
    );
    const waitsFor = (app: RoutedApp) =>
        [app.public, app.internal].some((route) => (route?.loadBalancer ?? "") in waitingLoadBalancers);
    const [waitingServices, rest] = split(stack.services, waitsFor);
    const [waitingApps, otherApps] = split(stack.ec2Apps, waitsFor);
    const [waitingRedirects, redirects] = split(
        stack.redirects,
        ({ loadBalancer }) => loadBalancer in waitingLoadBalancers,
    );
    const [waitingFunctions, functions] = split(
        stack.functions,
        ({ public: route }) => (route?.loadBalancer ?? "") in waitingLoadBalancers,
    );
    const [waitingSites, sites] = split(stack.sites, (site) => dns !== undefined && waitsForCertificate(site, dns));
    const [prepared, services] = split(rest, ({ prepare }) => prepare);
    const [preparedApps, ec2Apps] = split(otherApps, ({ prepare }) => prepare);
    const clientVpn = waits && stack.clientVpn?.certificateArn === undefined ? undefined : stack.clientVpn;
    const left = [
        ...Object.keys(waitingLoadBalancers).map((key) => `loadBalancers.${key}`),
        ...Object.keys(waitingRedirects).map((key) => `redirects.${key}`),
        ...Object.keys(waitingServices).map((key) => `services.${key}`),
        ...Object.keys(waitingApps).map((key) => `ec2Apps.${key}`),
        ...Object.keys(waitingFunctions).map((key) => `functions.${key}`),
        ...(clientVpn === stack.clientVpn ? [] : ["clientVpn"]),
        ...Object.keys(waitingSites).map((key) => `sites.${key}`),
    ];
    return {
        stack: { ...stack, loadBalancers, redirects, services, ec2Apps, functions, clientVpn, sites },
        prepared: { ...waitingServices, ...prepared },
        preparedEc2Apps: { ...waitingApps, ...preparedApps },
        notice: noticeOf([...domainWait(left, dns), ...certificateWaits(dns)], name),
    };
}

/** What an app says of the load balancers that it is reached through. */
type RoutedApp = Readonly<Partial<Record<"public" | "internal", { readonly loadBalancer: string } | undefined>>>;

/** Something that is left out because AWS cannot issue a certificate yet. */
interface Wait {
    readonly left: readonly string[];
    readonly reason: string;
    /** What to say in the stack's file when the reason is gone. */
    readonly then: string;
}

function domainWait(left: readonly string[], dns: StackConfig["dns"]): readonly Wait[] {
    if (dns === undefined || left.length === 0) {
        return [];
    }
    const [reason, key] =
        dns.zone.kind === "create"
            ? [`${dns.domain} is not delegated yet`, "delegated"]
            : [`the validation records of ${dns.domain} are not there yet`, "recordsCreated"];
    return [{ left, reason, then: `${key}: true under platform:dns.zone` }];
}

/** Load balancers do without a certificate for hosts outside the domain until its names' owners have done their part. */
function certificateWaits(dns: StackConfig["dns"]): readonly Wait[] {
    return Object.entries(dns?.certificates ?? {})
        .filter(([, { certificateArn, recordsCreated }]) => certificateArn === undefined && !recordsCreated)
        .map(([key, { names }]) => ({
            left: [`dns.certificates.${key} on load balancers`],
            reason: `the validation records of ${listed(names, "and")} are not there yet`,
            then: `recordsCreated: true under platform:dns.certificates.${key}`,
        }));
}

function noticeOf(waits: readonly Wait[], name: string): string | undefined {
    if (waits.length === 0) {
        return undefined;
    }
    const left = waits.flatMap((wait) => wait.left);
    const apps = left.some((each) => each.startsWith("ec2Apps.")) ? "services and EC2 apps" : "services";
    const keys = left.some((each) => each.startsWith("loadBalancers."))
        ? `; of ${apps}, only the keys of their secrets are made`
        : "";
    const all = (part: "reason" | "then") =>
        listed(
            waits.map((wait) => wait[part]),
            "and",
        );
    return (
        `left out: ${listed(left, "and")}${keys}. The reason: ${all("reason")}, and AWS issues no certificate before. ` +
        `Next: hand over the stack output \`dnsRecords\`; when the records can be looked up, say ${all("then")} in ` +
        `Pulumi.${name}.yaml, and run \`pulumi up\` again`
    );
}

/** The entries for which the question is true, and the others. */
function split<T>(
    entries: Readonly<Record<string, T>>,
    question: (value: NoInfer<T>) => boolean,
): readonly [Record<string, T>, Record<string, T>] {
    const of = (answer: boolean) =>
        Object.fromEntries(Object.entries(entries).filter(([, value]) => question(value) === answer));
    return [of(true), of(false)];
}
