import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { arn, cidr, keyName, retentionDays } from "../shared/block/primitives";

const longestBanner = 1400;

const file = z.string().min(1);

const groupSchema = z.strictObject({
    id: z
        .string()
        .min(1)
        .max(255)
        .describe(
            "The group as the identity provider's sign-in names it in `memberOf`: with IAM Identity Center its id, with others often its name.",
        ),
    reach: z
        .array(z.enum(["apps", "data", "on-premises"]))
        .min(1)
        .describe(
            "Networks that its people get to: `apps` are the private subnets with the internal load balancers, `data` the data subnets, of which each store names the groups that it lets in, `on-premises` the datacenter.",
        ),
});

export const clientVpnSchema = z
    .strictObject({
        clientCidr: cidr.describe(
            "Addresses for the people's computers, /12 to /22; half of them can connect at a time. Replaces the endpoint.",
        ),
        saml: z
            .strictObject({
                metadataFile: file.describe(
                    "Metadata of the identity provider's application for the VPN, a file beside the stack file. It is no secret.",
                ),
                portalMetadataFile: file
                    .optional()
                    .describe(
                        "The same of its application for the self-service portal, where people fetch profile and client. Default: no portal. Replaces the endpoint when it comes or goes.",
                    ),
            })
            .describe("Who signs people in."),
        certificateArn: arn("acm", "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c")
            .optional()
            .describe("The endpoint's certificate, with an RSA key of up to 2048 bits. Default: that of `dns`."),
        zones: z
            .int()
            .min(1)
            .default(1)
            .describe("Zones that people come in through, from the first on. Each costs about 73 USD a month."),
        sessionHours: z
            .literal([8, 10, 12])
            .default(12)
            .describe("Hours after which a session ends and its user signs in again."),
        banner: z
            .string()
            .refine((text) => Buffer.byteLength(text) <= longestBanner, {
                error: `allowed: text of up to ${longestBanner} bytes`,
            })
            .optional()
            .describe("What people read when they connect, up to 1400 bytes. Default: nothing."),
        groups: z
            .record(keyName(20), groupSchema)
            .refine((value) => Object.keys(value).length > 0, { error: "allowed: at least one group" })
            .describe("Groups of the identity provider, by name. Whoever is in none of them gets nowhere."),
        logRetentionDays: retentionDays
            .default(365)
            .describe("Days for which it is kept who was connected, when and from where."),
    })
    .describe("Client VPN: people's computers in the network, after they have signed in.");

export type ClientVpnConfig = ConfigOf<typeof clientVpnSchema>;
