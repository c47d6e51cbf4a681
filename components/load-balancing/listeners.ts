import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { forEachEntry } from "../shared/records";
import { responseHeaders } from "./response-headers";
import type { LoadBalancerConfig } from "./schema";

export interface ListenersArgs {
    readonly config: Pick<LoadBalancerConfig, "hstsDays" | "responseHeaders" | "sslPolicy">;
    readonly loadBalancerArn: pulumi.Input<string>;
    /** Offered to browsers that ask for a name which no other has. */
    readonly certificateArn: pulumi.Input<string>;
    /** Offered to browsers that ask for one of their names. */
    readonly furtherCertificateArns: Readonly<Record<string, pulumi.Input<string>>>;
}

/** HTTP sends on to HTTPS, which answers 404 where no rule says otherwise. Returns the latter. */
export function createListeners(
    name: string,
    args: ListenersArgs,
    opts: pulumi.CustomResourceOptions,
): aws.lb.Listener {
    redirectHttp(name, args, opts);
    const https = createHttpsListener(name, args, opts);
    forEachEntry(args.furtherCertificateArns, (certificateArn, key) => {
        new aws.lb.ListenerCertificate(`${name}-${key}`, { listenerArn: https.arn, certificateArn }, opts);
    });
    return https;
}

function redirectHttp(
    name: string,
    { config, loadBalancerArn }: ListenersArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    new aws.lb.Listener(
        `${name}-http`,
        {
            loadBalancerArn,
            port: 80,
            protocol: "HTTP",
            routingHttpResponseServerEnabled: config.responseHeaders.server,
            defaultActions: [
                { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
            ],
        },
        opts,
    );
}

function createHttpsListener(
    name: string,
    { certificateArn, config, loadBalancerArn }: ListenersArgs,
    opts: pulumi.CustomResourceOptions,
): aws.lb.Listener {
    return new aws.lb.Listener(
        `${name}-https`,
        {
            loadBalancerArn,
            port: 443,
            protocol: "HTTPS",
            sslPolicy: config.sslPolicy,
            certificateArn,
            routingHttpResponseServerEnabled: config.responseHeaders.server,
            ...responseHeaders(config),
            defaultActions: [
                {
                    type: "fixed-response",
                    fixedResponse: { statusCode: "404", contentType: "text/plain", messageBody: "Not found" },
                },
            ],
        },
        opts,
    );
}
