import type { KeyPath } from "./problems";

/**
 * Which requests a route takes: those for certain hosts (and paths; none means every path), or those below a path
 * prefix, which is taken off before the app sees them.
 */
export type RouteMatch =
    { readonly hosts: readonly string[]; readonly paths: readonly string[] } | { readonly pathPrefix: string };

/** Whose a rule is: `public` and `internal` ones are services'. */
export type RuleKind = "public" | "internal" | "ec2Public" | "ec2Internal" | "functions" | "redirects";

/** A rule that stands directly before an app's own, for a part of its requests or for all of them. */
export type RuleBefore = "except" | "maintenance" | "bypass";

/** A rule that an entry of a block wants on a load balancer's listener. */
export interface ListenerRule {
    readonly kind: RuleKind;
    /** Key of the entry. */
    readonly name: string;
    readonly loadBalancer: string;
    readonly match: RouteMatch;
    /** Its place in the stack file. */
    readonly path: KeyPath;
    /** Whether its hosts or its prefix stand there; a variant's are made from its service's. */
    readonly written: boolean;
    /** Rules that stand directly before it, the nearest first. */
    readonly before: readonly RuleBefore[];
    /** Whether people sign in before it lets their requests through. */
    readonly signsIn: boolean;
}

/** A route as its rule is made of it. */
interface OpenRoute {
    readonly loadBalancer: string;
    readonly hosts: readonly string[];
    readonly paths: readonly string[];
    readonly signIn?: { readonly except: readonly string[] } | undefined;
    readonly maintenance?: { readonly bypass?: object | undefined } | undefined;
}

/** The rule of an entry that is reached from outside. `path` is that of its route. */
export function openRule(
    kind: Exclude<RuleKind, "internal" | "ec2Internal">,
    name: string,
    route: OpenRoute,
    path: KeyPath,
): ListenerRule {
    const { loadBalancer, hosts, paths, maintenance, signIn } = route;
    // Maintenance comes before what needs no sign-in, for it is of all that the app is asked.
    const before: readonly RuleBefore[] = [
        ...((signIn?.except ?? []).length === 0 ? [] : (["except"] as const)),
        ...(maintenance === undefined ? [] : (["maintenance"] as const)),
        ...(maintenance?.bypass === undefined ? [] : (["bypass"] as const)),
    ];
    const signsIn = signIn !== undefined;
    return { kind, name, loadBalancer, match: { hosts, paths }, path, written: true, before, signsIn };
}

/** The rule of an app that others reach below a path. `path` is that of its route. */
export function prefixRule(
    kind: "internal" | "ec2Internal",
    name: string,
    route: { readonly loadBalancer: string; readonly path: string },
    path: KeyPath,
): ListenerRule {
    const match = { pathPrefix: route.path };
    return { kind, name, loadBalancer: route.loadBalancer, match, path, written: true, before: [], signsIn: false };
}

interface RuleOwner {
    /** Key of the block that it stands in. */
    readonly block: string;
    /** What one is called. */
    readonly noun: string;
}

const service: RuleOwner = { block: "services", noun: "service" };
const ec2App: RuleOwner = { block: "ec2Apps", noun: "EC2 app" };

/** Who has rules of each kind, in the order in which hosts that several share are given away. */
export const ruleOwners: Readonly<Record<RuleKind, RuleOwner>> = {
    public: service,
    internal: service,
    ec2Public: ec2App,
    ec2Internal: ec2App,
    functions: { block: "functions", noun: "function" },
    redirects: { block: "redirects", noun: "redirect" },
};

/** Keys of the blocks that have rules. */
export const blocksWithRules: readonly string[] = [...new Set(Object.values(ruleOwners).map(({ block }) => block))];

type Owned = Pick<ListenerRule, "kind" | "name">;

/** Key of a rule's owner in the stack file: `services.certs`. */
export function ownerOf({ kind, name }: Owned): string {
    return `${ruleOwners[kind].block}.${name}`;
}

/** What rules of all kinds are told apart by, services' by their own names. */
export function ruleKey(rule: Owned): string {
    return ruleOwners[rule.kind] === service ? rule.name : ownerOf(rule);
}

/** Services' rules first, and redirects last: of those that share a host, the first makes its record. */
export function inOrder(rules: readonly ListenerRule[]): readonly ListenerRule[] {
    const order = Object.values(ruleOwners);
    return [...rules].sort((a, b) => order.indexOf(ruleOwners[a.kind]) - order.indexOf(ruleOwners[b.kind]));
}
