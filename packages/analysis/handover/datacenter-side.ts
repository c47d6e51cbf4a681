import { INSTANCE } from "@platform/aws-model/types";
import type { Plan } from "../plan";
import { known } from "@platform/aws-model/value";
import { VPN_COMPONENT } from "./connections";

/** What belongs to the way into the datacenter beside the connections. */
export interface DatacenterSide {
    /** Ranges of the datacenter: with BGP, the devices announce them. */
    readonly onPremisesCidrs: readonly string[];
    /** Address in AWS that the datacenter pings, so that idle tunnels stay up. */
    readonly pingAddress?: string;
    readonly pingInstance?: string;
    /** Address in the datacenter that AWS pings. */
    readonly probeDestination?: string;
    readonly probeId?: string;
    /** What AWS asks the datacenter's DNS servers for. */
    readonly dnsQuestions: readonly DnsQuestions[];
    /** Whom to call. */
    readonly contact?: string;
}

/** Questions for one domain. */
export interface DnsQuestions {
    readonly domain: string;
    readonly servers: readonly string[];
}

const RESOLVER_RULE = ["aws:route53/resolverRule:ResolverRule"];
const PROBE = ["aws:networkmonitor/probe:Probe"];

/** Read from the platform's own component, whose output is the stack's `vpnHandover`, and from the probe. */
export function datacenterSideOf(plan: Plan): DatacenterSide {
    const component = plan.components.find(({ type }) => type === VPN_COMPONENT);
    const [probe] = plan.ofType(PROBE);
    const handover = component?.get("handover");
    const pingAddress = handover && known(handover.at("pingAddress").text());
    const pingInstance = plan
        .ofType(INSTANCE)
        .find((one) => pingAddress !== undefined && known(one.get("privateIp").text()) === pingAddress);
    const contact = component && known(component.get("contact").text());
    const destination = probe && known(probe.get("destination").text());
    const dnsQuestions = plan.ofType(RESOLVER_RULE).flatMap((rule): DnsQuestions[] => {
        const domain = known(rule.get("domainName").text());
        const servers = rule
            .get("targetIps")
            .items()
            .flatMap((target) => known(target.at("ip").text()) ?? []);
        return domain === undefined || servers.length === 0 ? [] : [{ domain, servers }];
    });
    return {
        dnsQuestions,
        onPremisesCidrs:
            handover
                ?.at("onPremisesCidrs")
                .items()
                .flatMap((item) => known(item.text()) ?? []) ?? [],
        ...(pingAddress === undefined ? {} : { pingAddress }),
        ...(pingInstance === undefined ? {} : { pingInstance: pingInstance.id }),
        ...(destination === undefined ? {} : { probeDestination: destination }),
        ...(probe === undefined ? {} : { probeId: known(probe.get("probeId").text()) ?? probe.id }),
        ...(contact === undefined ? {} : { contact }),
    };
}
