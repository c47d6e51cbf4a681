import { memberAddresses, admissions, type Admission } from "@platform/aws-model/graph/admission";
import type { Member } from "@platform/aws-model/graph/graph";
import { idleElasticIps } from "@platform/aws-model/graph/elastic-ips";
import { mayGetPublicAddress } from "@platform/aws-model/graph/public-addresses";
import type { AddressSet } from "@platform/aws-model/network/addresses";
import { ports, type Traffic } from "@platform/aws-model/network/traffic";
import { LISTENER, LOAD_BALANCER } from "@platform/aws-model/types";
import type { Plan } from "../plan";
import { ExitReader, type Exits } from "../shared/exits";
import { known } from "@platform/aws-model/value";
import { Egress, type WayOut } from "./egress";
import { joined } from "./traffic";

/** What decides who gets to network interfaces, and where they get: read once for each. */
export interface Site {
    readonly waysIn: readonly Admission[];
    readonly waysOut: readonly WayOut[];
    readonly groupKeys: ReadonlySet<string>;
    readonly addresses: AddressSet;
    /** The exits of each of its subnets. */
    readonly exits: readonly Exits[];
    /** Subnets whose routes this plan does not decide, or that are not known. */
    readonly foreignSubnets: boolean;
    /** What may give it an address on the internet, though the plan does not say that it does. */
    readonly maybePublicBy: readonly string[];
    /** Ids of the VPCs of its subnets, as far as they are known. */
    readonly vpcs: readonly string[];
    /** What it listens to; undefined when that is not known. */
    readonly listens?: readonly Traffic[];
}

/** Kinds of interfaces that an idle address may be given to while the stack is at work. */
const launched: readonly string[] = ["instance", "autoscaling", "fleet"];

/** Reads the sites of one plan. */
export class SiteReader {
    private readonly egress: Egress;
    private readonly exits: ExitReader;
    private readonly sites = new Map<Member, Site>();
    private readonly idleAddresses: readonly string[];

    constructor(private readonly plan: Plan) {
        this.idleAddresses = idleElasticIps(plan.graph).map(
            ({ name }) => `Elastic IP address ${name}, which the plan gives to nothing`,
        );
        this.egress = new Egress(plan);
        this.exits = new ExitReader(plan);
    }

    of(member: Member): Site {
        const site = this.sites.get(member) ?? this.read(member);
        this.sites.set(member, site);
        return site;
    }

    private read(member: Member): Site {
        const subnets = member.subnets.flatMap((reference) =>
            reference.kind === "resource" ? [reference.resource] : [],
        );
        const listens = this.listeners(member);
        return {
            waysIn: admissions(this.plan.graph, member),
            waysOut: this.egress.of(member),
            groupKeys: new Set(member.groups.flatMap(({ group }) => group?.key ?? [])),
            addresses: memberAddresses(member),
            exits: subnets.map((subnet) => this.exits.of(subnet)),
            foreignSubnets: subnets.length < member.subnets.length || member.subnets.length === 0,
            maybePublicBy: member.publicAddresses.length === 0 ? this.maybePublicBy(member) : [],
            vpcs: [...new Set(subnets.flatMap((subnet) => known(subnet.get("vpcId").text()) ?? []))],
            ...(listens && { listens }),
        };
    }

    private maybePublicBy(member: Member): readonly string[] {
        const subnet = mayGetPublicAddress(member) ? ["its subnet, which may give it a public address"] : [];
        return launched.includes(member.kind) ? [...subnet, ...this.idleAddresses] : subnet;
    }

    /** A load balancer answers on the ports of its listeners alone. */
    private listeners({ producer, kind }: Member): readonly Traffic[] | undefined {
        if (kind !== "load-balancer") return undefined;
        const { linked, undecided } = this.plan.graph.linked(LISTENER, "loadBalancerArn", producer, LOAD_BALANCER);
        if (undecided.length > 0) return undefined;
        const found = [...new Set(linked)].map((listener) => {
            const port = known(listener.get("port").number());
            const protocol = known(listener.get("protocol").text())?.toLowerCase() ?? "";
            const names = protocol.includes("udp") ? (protocol === "tcp_udp" ? ["tcp", "udp"] : ["udp"]) : ["tcp"];
            return port === undefined ? undefined : names.map((name) => ({ protocol: name, ports: ports(port) }));
        });
        return found.includes(undefined) ? undefined : joined(found.flatMap((one) => one ?? []));
    }
}
