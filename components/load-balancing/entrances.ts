import type { Dns } from "../dns/dns";
import type { Network } from "../network/network";
import type { AlarmTopics } from "../shared/alarm";
import type { ListenerRule } from "../shared/block/listener-rule";
import { definedValues, entryOf, mapValues } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import type * as pulumi from "@pulumi/pulumi";
import { LoadBalancer } from "./load-balancer";
import { hostsAt, offeredCertificates } from "./offered-certificates";
import type { RulePlace } from "./plan";
import type { LoadBalancersConfig } from "./schema";

export interface EntrancesArgs {
    readonly scope: AwsScope;
    readonly topics: AlarmTopics;
    readonly encryptionKeyArn: pulumi.Input<string>;
    readonly deletionProtection: boolean;
    /** The `loadBalancers` block of the stack's configuration. */
    readonly config: LoadBalancersConfig;
    readonly network: Network;
    readonly dns: Dns | undefined;
    /** The rules on its listeners: it offers the certificates that their hosts need. */
    readonly rules: readonly ListenerRule[];
    /** What Route 53 asks from outside, at which load balancers. */
    readonly outsideChecks: readonly { readonly loadBalancer?: string }[];
}

/** A stack's load balancers, and what apps need to know of the places on them. */
export class Entrances {
    readonly loadBalancers: Readonly<Record<string, LoadBalancer>>;

    constructor(private readonly args: EntrancesArgs) {
        this.loadBalancers = mapValues(args.config, (_, name) => this.create(name));
    }

    /** A place on a load balancer, with what is made there. */
    place(place: RulePlace) {
        const { dns } = this.args;
        return {
            ...place,
            loadBalancer: this.loadBalancer(place.loadBalancer).target,
            aliasZoneId: dns?.publicZoneId,
            aliasHosts: place.aliasHosts.filter((host) => dns?.ownsRecordsOf(host) ?? false),
        };
    }

    /** An app's place on a load balancer, with what is expected of apps there; undefined without one. */
    of(place: RulePlace | undefined) {
        return place && { ...this.place(place), errorRatio: this.config(place.loadBalancer).errorRatio };
    }

    private create(name: string): LoadBalancer {
        const { network, dns, rules, outsideChecks, ...common } = this.args;
        const config = this.config(name);
        const internal = config.scheme === "internal";
        const certificateArn = config.certificateArn ?? dns?.certificateArn;
        if (certificateArn === undefined) {
            throw new Error(`no certificate for load balancer ${name}`); // the loader's checks have found one
        }
        const here = rules.filter(({ loadBalancer }) => loadBalancer === name);
        // Those that wait for a certificate are left out.
        const offered = offeredCertificates(name, hostsAt(rules), dns?.certificates ?? {});
        return new LoadBalancer(
            name,
            {
                ...common,
                config,
                vpcId: network.vpcId,
                vpcCidr: network.cidr,
                subnetIds: internal ? network.privateSubnetIds : network.publicSubnetIds,
                hasMaintenance: here.some(({ before }) => before.includes("maintenance")),
                signsIn: here.some(({ signsIn }) => signsIn),
                checkedFromOutside: outsideChecks.some(({ loadBalancer }) => loadBalancer === name),
                certificateArn,
                furtherCertificateArns: definedValues(mapValues(offered, ({ issuedArn }) => issuedArn)),
                alias:
                    internal && dns?.privateZoneId
                        ? { name: `${name}.${dns.internalDomain}`, zoneId: dns.privateZoneId }
                        : undefined,
            },
            internal ? {} : { dependsOn: network.internetGateway },
        );
    }

    private config(name: string) {
        return entryOf(this.args.config, name, "load balancer");
    }

    private loadBalancer(name: string): LoadBalancer {
        return entryOf(this.loadBalancers, name, "load balancer");
    }
}
