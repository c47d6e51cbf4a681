import type { WireMap } from "@platform/aws-model/wire";

/** What the plugin's classes fill in. */
export const MANAGED = { description: "Managed by Pulumi" };

/** The rules of the security groups that the plugin makes by itself: everybody may come in on every port. */
export const OPEN_RULES: WireMap = {
    ingress: [{ fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] }],
    egress: [{ fromPort: 0, toPort: 65535, protocol: "tcp", cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] }],
};
