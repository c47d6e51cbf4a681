import { LISTENER, LISTENER_RULE, LOAD_BALANCER, TARGET_GROUP } from "@platform/aws-model/types";
import type { Problem } from "../../problem";
import type { JudgedIndex, JudgedResource } from "../../judged-resource";
import { rule, type Rule } from "../../rule";

/** What has to be there before a service. */
export const serviceOrderRules: readonly Rule[] = [...rule(["aws:ecs/service:Service"], listenerFirst)];

/**
 * ECS refuses a service whose target group no load balancer leads to. The provider tries for two minutes, in which a new
 * load balancer does not come to be. @see https://github.com/aws/aws-cdk/issues/1160
 */
function* listenerFirst(service: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const awaited = awaitedBy(service, index);
    if (service.record.dependencies === undefined || service.get("loadBalancers").list === undefined) {
        return;
    }
    for (const group of index.sources(service, "loadBalancers", TARGET_GROUP).filter(({ record }) => record.custom)) {
        const ways = index
            .ofType([...LISTENER, ...LISTENER_RULE])
            .filter((way) => Object.values(way.propertyDependencies).some((urns) => urns.includes(group.urn)));
        const balancers = ways.flatMap((way) => balancerOf(way, index) ?? []);
        const late = balancers.length > 0 && ![...ways, ...balancers].some(({ urn }) => awaited.has(urn));
        if (late) {
            const [way] = ways;
            yield {
                code: "service-before-listener",
                at: service.get("loadBalancers"),
                message: `leads to target group "${group.name}", which ECS refuses before a listener does: the service does not wait for "${way?.name ?? ""}"`,
                fix: `give the service dependsOn with "${way?.name ?? ""}"`,
            };
        }
    }
}

/** The load balancer of a listener or rule, where the program makes it. */
function balancerOf(way: JudgedResource, index: JudgedIndex): JudgedResource | undefined {
    const listener = LISTENER.includes(way.type) ? way : index.target(way, "listenerArn", LISTENER);
    const balancer = listener && index.target(listener, "loadBalancerArn", LOAD_BALANCER);
    return balancer?.record.custom === true ? balancer : undefined;
}

/** What is there before a resource, by way of whatever it depends on; a component is there with what is in it. */
function awaitedBy(resource: JudgedResource, index: JudgedIndex): ReadonlySet<string> {
    const awaited = new Set(resource.record.dependencies ?? []);
    for (const urn of awaited) {
        const before = index.find(urn)?.record;
        const inside = before?.custom === false ? index.resources.filter(({ record }) => record.parent === urn) : [];
        for (const one of [...(before?.dependencies ?? []), ...inside.map((child) => child.urn)]) {
            awaited.add(one);
        }
    }
    return awaited;
}
