import type { Resource } from "../resource";
import type { Settings } from "../settings";
import * as types from "../types";
import { hasIdentity } from "../identity";
import type { Value } from "../value";
import type { EniGroup } from "./enis";
import { leadsToApplicationBalancers } from "./balancer-chains";
import { valuesAt } from "../paths";
import type { StackIndex } from "./stack-index";

/** What a group of network interfaces is for. It follows from attachments and configured identities, never from names or tags. */
export type Role =
    | "public-load-balancer"
    | "internal-load-balancer"
    /** Network, gateway and classic load balancers: they are no application load balancer, whatever is behind them. */
    | "other-load-balancer"
    | "app"
    | "bastion"
    /** Answers pings from the on-premises side of the VPN. */
    | "probe"
    /** An endpoint that the configuration lists as open to the internet, such as a VPN server. */
    | "listed-endpoint"
    | "data"
    | "service";

/** Decides roles for one stack. */
export class Roles {
    constructor(
        private readonly index: StackIndex,
        private readonly settings: Settings,
    ) {}

    of(eni: EniGroup): Role {
        switch (eni.kind) {
            case "load-balancer":
                return this.loadBalancer(eni);
            case "classic-load-balancer":
                return "other-load-balancer";
            case "database":
            case "cache":
            case "file-system":
                return "data";
            case "vpc-endpoint":
            case "client-vpn":
                return "service";
            case "ecs-task":
            case "lambda":
                return "app";
            case "network-interface":
                return this.separate(eni.producer);
            default:
                return this.compute(eni.producer);
        }
    }

    /** A network load balancer in front of an application one only gives it fixed addresses. */
    private loadBalancer({ producer, publicAddresses }: EniGroup): Role {
        const type = producer.get("loadBalancerType").text();
        const other = type.state === "unknown" || (type.state === "known" && type.value !== "application");
        if (other && this.isListed(producer)) return "listed-endpoint";
        if (other && !leadsToApplicationBalancers(this.index, producer)) return "other-load-balancer";
        return publicAddresses.length > 0 ? "public-load-balancer" : "internal-load-balancer";
    }

    private isListed({ urn }: Resource): boolean {
        const { publicEndpoints } = this.settings;
        return hasIdentity(
            urn,
            publicEndpoints.map(({ identity }) => identity),
        );
    }

    /** Whatever stands behind a target group or a cluster is an app, also where it claims to be something else. */
    private compute(producer: Resource): Role {
        const { bastions, probes } = this.settings;
        if (this.servesTraffic(producer)) return "app";
        if (hasIdentity(producer.urn, bastions)) return "bastion";
        if (hasIdentity(producer.urn, probes)) return "probe";
        return this.isListed(producer) ? "listed-endpoint" : "app";
    }

    /** An interface of its own has the role of the instance it is attached to; in doubt it is an app's. */
    private separate(networkInterface: Resource): Role {
        const named = valuesAt(networkInterface, "attachments.*.instance").flatMap((value) =>
            this.instances(networkInterface, value),
        );
        const attaching = this.attachers(networkInterface).flatMap((owner) =>
            types.INSTANCE.includes(owner.type) ? [owner] : this.instances(owner, owner.get("instanceId")),
        );
        const roles = [...named, ...attaching].map((instance): Role =>
            instance === undefined ? "app" : this.compute(instance),
        );
        const [first, ...others] = new Set(roles);
        return first !== undefined && others.length === 0 ? first : "app";
    }

    private instances(owner: Resource, value: Value): readonly (Resource | undefined)[] {
        const references = this.index.resolve(owner, value, types.INSTANCE);
        return references.map((reference) => (reference.kind === "resource" ? reference.resource : undefined));
    }

    private attachers(networkInterface: Resource): readonly Resource[] {
        const paths = ["networkInterfaces.*.networkInterfaceId", "primaryNetworkInterface.networkInterfaceId"];
        const link = (tokens: readonly string[], path: string) => {
            const { linked, undecided } = this.index.linked(tokens, path, networkInterface, types.NETWORK_INTERFACE);
            return [...linked, ...undecided];
        };
        return [
            ...paths.flatMap((path) => link(types.INSTANCE, path)),
            ...link(types.NETWORK_INTERFACE_ATTACHMENT, "networkInterfaceId"),
        ];
    }

    private servesTraffic(producer: Resource): boolean {
        const registered = ["targetGroupArns", "trafficSources", "loadBalancers"].some(
            (property) => producer.get(property).items().length > 0,
        );
        const linked = (tokens: readonly string[], path: string, target: readonly string[]) =>
            this.index.linked(tokens, path, producer, target).linked.length > 0;
        return (
            registered ||
            linked(types.AUTOSCALING_ATTACHMENT, "autoscalingGroupName", types.AUTOSCALING_GROUP) ||
            linked(types.AUTOSCALING_TRAFFIC_SOURCE, "autoscalingGroupName", types.AUTOSCALING_GROUP) ||
            linked(
                types.ECS_CAPACITY_PROVIDER,
                "autoScalingGroupProvider.autoScalingGroupArn",
                types.AUTOSCALING_GROUP,
            ) ||
            linked(types.TARGET_GROUP_ATTACHMENT, "targetId", types.INSTANCE)
        );
    }
}
