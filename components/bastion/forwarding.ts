import * as pulumi from "@pulumi/pulumi";

export interface Forwarding {
    readonly description: string;
    /** What `host` is. */
    readonly host: string;
    /** Regular expression that `host` has to match. */
    readonly hostPattern: string;
    /** TCP port of the host. */
    readonly port: number;
}

/**
 * A session document that forwards a port of one's own computer to one port of a host that the instance reaches. Which
 * hosts these are, security groups decide.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 */
export function forwardingDocument({ description, host, hostPattern, port }: Forwarding): pulumi.Output<string> {
    return pulumi.jsonStringify({
        schemaVersion: "1.0",
        description,
        sessionType: "Port",
        parameters: {
            host: { type: "String", description: host, allowedPattern: hostPattern },
            localPortNumber: {
                type: "String",
                description: "Port of one's own computer; 0: any that is free",
                allowedPattern: "^[0-9]{1,5}$",
                default: "0",
            },
        },
        properties: {
            type: "LocalPortForwarding",
            host: "{{ host }}",
            portNumber: String(port),
            localPortNumber: "{{ localPortNumber }}",
        },
    });
}
