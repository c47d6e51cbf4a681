import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAliasRecords } from "../../dns/alias-records";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";
import { recordOptions } from "../host-owners";
import type { LoadBalancerTarget } from "../load-balancer";
import { routeConditions } from "../route-match";
import type { RedirectConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The listener rule. */
    listenerRule: aws.lb.ListenerRule,
    /** The alias records of the hosts. */
    record: aws.route53.Record,
};

/** Changes to the arguments of inner resources. */
export type RedirectTransforms = TransformsOf<typeof inner>;

export interface RedirectArgs {
    /** An entry of the `redirects` block; schema.ts has its units, defaults and limits. */
    readonly config: RedirectConfig;
    readonly loadBalancer: LoadBalancerTarget;
    /** Place among the listener's rules, from `planRules`. */
    readonly priority: number;
    /** Zone for the hosts' records. Without it, somebody else creates them. */
    readonly aliasZoneId?: pulumi.Input<string> | undefined;
    /** Hosts that get a record here. */
    readonly aliasHosts: readonly string[];
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: RedirectTransforms | undefined;
}

/**
 * Requests that a load balancer answers by itself, with the address to ask for instead. They reach no app.
 *
 * Children: listener rule, alias records of the hosts. Free.
 */
export class Redirect extends pulumi.ComponentResource {
    static readonly type = "platform:load-balancing:Redirect";

    constructor(name: string, args: RedirectArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Redirect.type, name, {}, withTransforms(inner, args.transform, opts));
        const { aliasHosts, aliasZoneId, config, loadBalancer, priority } = args;
        const { hosts, paths, permanent, to } = config;
        new aws.lb.ListenerRule(
            `${name}-redirect`,
            {
                listenerArn: loadBalancer.httpsListenerArn,
                priority,
                conditions: routeConditions({ hosts, paths }),
                actions: [
                    {
                        type: "redirect",
                        redirect: {
                            protocol: "HTTPS",
                            port: "443",
                            ...(to.host === undefined ? {} : { host: to.host }),
                            ...(to.path === undefined ? {} : { path: to.path }),
                            statusCode: permanent ? "HTTP_301" : "HTTP_302",
                        },
                    },
                ],
                tags: { Name: `${name}-redirect` },
            },
            { parent: this },
        );
        if (aliasZoneId !== undefined) {
            for (const host of aliasHosts) {
                createAliasRecords(host, aliasZoneId, loadBalancer, recordOptions(this, "redirect"));
            }
        }
        this.registerOutputs(transformed(this));
    }
}
