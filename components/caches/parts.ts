import type * as pulumi from "@pulumi/pulumi";

/** Where the nodes of a cache stand in the network. */
export interface NodePlace {
    readonly subnetGroupName: pulumi.Input<string>;
    readonly securityGroupId: pulumi.Input<string>;
}

/** Addresses that AWS chooses, by the ends of the parameters' names that hold them. */
export interface CacheHosts {
    readonly host: pulumi.Input<string>;
    /** Of Valkey with replicas. */
    readonly "reader-host"?: pulumi.Input<string>;
    /** Of Memcached nodes: all of them, `host:port` with commas. */
    readonly nodes?: pulumi.Input<string>;
}
