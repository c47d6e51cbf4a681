import { z } from "zod";
import type { ConfigOf } from "../../shared/block/block";
import { domainName, keyName } from "../../shared/block/primitives";
import { publicRouteSchema } from "../route-schema";

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html */
const targetPath = z.string().regex(/^\/([\w\-./~$%&@:+]|#\{(host|path|port)\}){0,127}$/, {
    error: "allowed: a path such as /new or /new/#{path}",
});

export const redirectSchema = z.strictObject({
    ...publicRouteSchema.shape,
    to: z
        .strictObject({
            host: domainName.optional().describe("Host name. Default: the one that was asked for."),
            path: targetPath
                .optional()
                .describe(
                    "Path; `#{path}` stands for the one that was asked for, without its first slash. Default: `/#{path}`. The query stays.",
                ),
        })
        .refine(({ host, path }) => host !== undefined || path !== undefined, {
            error: "allowed: at least one of host and path",
        })
        .describe("Where browsers go instead, over HTTPS."),
    permanent: z
        .boolean()
        .default(false)
        .describe(
            "Whether browsers and search engines keep it for good (301 in place of 302). No way back for those who have seen it.",
        ),
});

export const redirectsSchema = z
    .record(keyName(20), redirectSchema)
    .describe("Requests that no app answers: load balancers send browsers on to another host or path.");

export type RedirectsConfig = ConfigOf<typeof redirectsSchema>;
export type RedirectConfig = RedirectsConfig[string];
