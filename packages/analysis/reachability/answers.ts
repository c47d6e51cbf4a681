import type { Resource } from "@platform/aws-model/resource";
import { TARGET_GROUP } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";
import { targets } from "../shared/references";

/** Who answers a request. */
export interface RequestAnswer {
    /** Names of those behind the target group, or the load balancer's own answer. */
    readonly answers: readonly string[];
    readonly answerUrns: readonly string[];
    /** Protocol and port between load balancer and target: `HTTPS 3000`. */
    readonly inside?: string;
    /** Whether the load balancer answers by itself: a redirect, a fixed response. */
    readonly own: boolean;
}

/** What a rule's actions lead to. Logins before them change nothing about that. */
export function answerOf(
    plan: Plan,
    owner: Resource,
    actions: Value,
    behind: ReadonlyMap<string, readonly PlanResource[]>,
): RequestAnswer {
    const items = actions.items();
    const groups = items
        .flatMap((action) => [
            action.at("targetGroupArn"),
            ...action
                .at("forward", "targetGroups")
                .items()
                .map((one) => one.at("arn")),
        ])
        .flatMap((value) => targets(plan, owner, value, TARGET_GROUP));
    if (groups.length > 0) return behindGroups(plan, [...new Set(groups)], behind);
    const own = items.flatMap(ownAnswer);
    return { answers: own.length > 0 ? own : ["not known"], answerUrns: [], own: own.length > 0 };
}

function behindGroups(
    plan: Plan,
    groups: readonly PlanResource[],
    behind: ReadonlyMap<string, readonly PlanResource[]>,
): RequestAnswer {
    const answering = groups.flatMap(({ urn }) => behind.get(urn) ?? []);
    const names = groups.flatMap((group) => {
        const found = behind.get(group.urn) ?? [];
        return found.length > 0 ? found.map(({ name }) => name) : [`nobody: target group ${group.name} is empty`];
    });
    const inside = groups.flatMap((group) => {
        const protocol = known(group.get("protocol").text());
        return portsOf(plan, group, behind.get(group.urn) ?? []).map((port) =>
            [protocol, port].filter((part) => part !== undefined).join(" "),
        );
    });
    return {
        answers: [...new Set(names)],
        answerUrns: [...new Set(answering.map(({ urn }) => urn))],
        inside: [...new Set(inside)].join(", "),
        own: false,
    };
}

/** ECS registers each copy with the port of its container; the group's own port is for those who say none. */
function portsOf(plan: Plan, group: PlanResource, behind: readonly PlanResource[]): readonly (string | undefined)[] {
    const registered = behind.flatMap((owner) =>
        owner
            .get("loadBalancers")
            .items()
            .filter((one) => targets(plan, owner, one.at("targetGroupArn"), TARGET_GROUP).includes(group))
            .map((one) => known(one.at("containerPort").text())),
    );
    return registered.length > 0 ? [...new Set(registered)] : [known(group.get("port").text())];
}

function ownAnswer(action: Value): readonly string[] {
    const redirect = action.at("redirect");
    if (redirect.state === "known") return [redirectAnswer(redirect)];
    const fixed = action.at("fixedResponse");
    return fixed.state === "known" ? [`refuses with ${known(fixed.at("statusCode").text()) ?? "a fixed answer"}`] : [];
}

function redirectAnswer(redirect: Value): string {
    const [protocol, port] = ["protocol", "port"].map((property) => known(redirect.at(property).text()));
    const [host, path] = (["host", "path"] as const).map((part) => changedPart(redirect, part));
    const to = `redirects to ${protocol === undefined || protocol.startsWith("#") ? "the same protocol" : protocol}${port === undefined || port.startsWith("#") ? "" : ` ${port}`}`;
    return host === undefined && path === undefined ? to : `${to} of ${host ?? "the same host"}${path ?? ""}`;
}

/** A part of the address that the redirect changes. */
function changedPart(redirect: Value, part: "host" | "path"): string | undefined {
    const value = redirect.at(part);
    const text = known(value.text());
    if (text === undefined) return value.absent ? undefined : `${part === "path" ? " and " : ""}a ${part} not known`;
    return text === (part === "host" ? "#{host}" : "/#{path}") ? undefined : text;
}
