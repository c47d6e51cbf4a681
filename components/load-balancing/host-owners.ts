import * as pulumi from "@pulumi/pulumi";

/** The types of the components that make the records of hosts, from the outermost to the one that makes them. */
const hostOwners = {
    ECS: "platform:ecs:Service$platform:load-balancing:Route",
    "scaling group": "platform:ec2-apps:Ec2App$platform:load-balancing:Route",
    function: "platform:functions:ServerlessFunction$platform:load-balancing:FunctionRoute",
    redirect: "platform:load-balancing:Redirect",
    site: "platform:static-sites:StaticSite",
} as const;

export type HostOwner = keyof typeof hostOwners;

/**
 * Options of a host's record. When the host moves from an app to a redirect or a site, or to an app of another kind, the record that
 * exists is taken over: a second one of the same name could not be created beside it.
 */
export function recordOptions(parent: pulumi.Resource, owner: HostOwner): pulumi.CustomResourceOptions {
    const formerOwners = Object.entries(hostOwners).filter(([other]) => other !== owner);
    return { parent, aliases: formerOwners.map(([, types]) => ({ parent: pulumi.createUrn("former", types) })) };
}
